import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { isH5 } from './env';
import { quickStorage } from './storage';

/** 标准, 大字, 特大: the three sizes of everything. */
export type Mode = 's' | 'l' | 'xl';
export type Theme = 'light' | 'dark';

/** Which colours a person wants: the phone's own, or always the same. */
export type ThemeChoice = 'phone' | Theme;

export const themeLabel: Record<ThemeChoice, string> = { phone: '跟手机', light: '亮', dark: '暗' };

export const modeLabel: Record<Mode, string> = { s: '标准', l: '大字', xl: '特大' };

interface SettingsState {
  mode: Mode;
  /** What is shown; follows the choice, or the phone. Never stored. */
  theme: Theme;
  themeChoice: ThemeChoice;
  setMode(mode: Mode): void;
  /** The phone's colours have changed. */
  setTheme(theme: Theme): void;
  chooseTheme(choice: ThemeChoice): void;
}

/** The size that goes with the phone's own text size (WeChat's font steps; 1 when it says nothing). */
export function modeForScale(fontSizeScaleFactor: number): Mode {
  if (fontSizeScaleFactor >= 1.29) return 'xl';
  return fontSizeScaleFactor >= 1.12 ? 'l' : 's';
}

function phoneScale(): number {
  if (isH5) return 1;
  const info = Taro.getAppBaseInfo?.() as { fontSizeScaleFactor?: number } | undefined;
  return info?.fontSizeScaleFactor ?? 1;
}

const darkQuery = () => (typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null);

function phoneTheme(): Theme {
  if (isH5) return darkQuery()?.matches ? 'dark' : 'light';
  return (Taro.getAppBaseInfo?.() as { theme?: string } | undefined)?.theme === 'dark' ? 'dark' : 'light';
}

const shownTheme = (choice: ThemeChoice): Theme => (choice === 'phone' ? phoneTheme() : choice);

export const useSettings = create<SettingsState>()(
  persist(
    (set, get) => ({
      mode: modeForScale(phoneScale()),
      theme: phoneTheme(),
      themeChoice: 'phone',
      setMode: (mode) => set({ mode }),
      setTheme: (theme) => {
        if (get().themeChoice === 'phone') set({ theme });
      },
      chooseTheme: (themeChoice) => set({ themeChoice, theme: shownTheme(themeChoice) }),
    }),
    {
      name: 'wc-settings',
      version: 1,
      storage: quickStorage,
      partialize: ({ mode, themeChoice }) => ({ mode, themeChoice }) as SettingsState,
      merge: (stored, current) => {
        const kept = { ...current, ...(stored as Partial<SettingsState> | undefined) };
        return { ...kept, theme: shownTheme(kept.themeChoice) };
      },
    },
  ),
);

/** Keeps the theme with the phone's while the app is open. Called once at launch. */
export function followPhoneTheme() {
  const { setTheme } = useSettings.getState();
  if (!isH5) {
    Taro.onThemeChange?.(({ theme }) => setTheme(theme === 'dark' ? 'dark' : 'light'));
    return;
  }
  const query = darkQuery();
  const follow = () => setTheme(query?.matches ? 'dark' : 'light');
  // Safari before 14 knows only addListener.
  if (query?.addEventListener) query.addEventListener('change', follow);
  else query?.addListener(follow);
}

/** The classes of a root view: the size and the colours of everything inside it. */
export const useLook = (): string => useSettings((s) => `theme-${s.theme} mode-${s.mode}`);
