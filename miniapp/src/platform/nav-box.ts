import Taro from '@tarojs/taro';
import { isH5 } from './env';

export interface NavBox {
  /** Height of the phone's status bar above the navigation. */
  topPx: number;
  heightPx: number;
  /** What the navigation must keep clear at the right: WeChat's capsule and 12 px. */
  rightPx: number;
}

let box: NavBox | null = null;

/** Where the navigation bar may stand. Measured once: the capsule does not move while the app runs. */
export function navBox(): NavBox {
  box ??= measure();
  return box;
}

function measure(): NavBox {
  if (isH5) return { topPx: 0, heightPx: 52, rightPx: 16 };
  const { statusBarHeight = 24, windowWidth } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const gap = Math.max(capsule.top - statusBarHeight, 4);
  return { topPx: statusBarHeight, heightPx: capsule.height + 2 * gap, rightPx: windowWidth - capsule.left + 12 };
}
