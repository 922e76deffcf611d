import Taro from '@tarojs/taro';
import { onlineManager, focusManager } from '@tanstack/react-query';
import { create } from 'zustand';
import { isH5 } from './env';

/** Whether the phone believes it has a network. A lost request sets it too: a phone often believes wrongly. */
export const useNetwork = create<{ online: boolean }>()(() => ({
  online: isH5 ? typeof navigator === 'undefined' || navigator.onLine !== false : true,
}));

const set = (online: boolean) => {
  if (useNetwork.getState().online !== online) useNetwork.setState({ online });
  onlineManager.setOnline(online);
};

/** Listens to the phone's network and to the app coming to the front. Called once at launch. */
export function watchNetwork() {
  if (isH5) {
    window.addEventListener('online', () => set(true));
    window.addEventListener('offline', () => set(false));
    return;
  }
  focusManager.setEventListener((focus) => {
    Taro.onAppShow(() => focus(true));
    Taro.onAppHide(() => focus(false));
    return () => undefined;
  });
  void Taro.getNetworkType({ success: ({ networkType }) => set(networkType !== 'none') });
  Taro.onNetworkStatusChange(({ isConnected }) => set(isConnected));
}
