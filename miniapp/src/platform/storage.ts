import Taro from '@tarojs/taro';
import { createJSONStorage } from 'zustand/middleware';

/** Small state that must be there at the first paint (settings, session): read and written at once. */
export const quickStorage = createJSONStorage(() => ({
  getItem: (key) => (Taro.getStorageSync(key) as string) || null,
  setItem: (key, value) => Taro.setStorageSync(key, value),
  removeItem: (key) => Taro.removeStorageSync(key),
}));

/** Larger state (cached answers): the phone writes it beside the work. A full phone loses the cache, never the app. */
export const slowStorage = {
  getItem: (key: string): Promise<string | null> =>
    Taro.getStorage({ key }).then(
      (r) => (r.data as string) ?? null,
      () => null,
    ),
  setItem: (key: string, data: string): Promise<void> =>
    Taro.setStorage({ key, data }).then(
      () => undefined,
      () => undefined,
    ),
  removeItem: (key: string): Promise<void> =>
    Taro.removeStorage({ key }).then(
      () => undefined,
      () => undefined,
    ),
};
