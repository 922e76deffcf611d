import Taro from '@tarojs/taro';

/** From this width on a desk shows its list and the detail side by side (`ui/desk-columns.scss` says the same). */
const WIDE_PX = 960;

/** Whether the window is a desk's now. */
export const isWide = (): boolean => Taro.getWindowInfo().windowWidth >= WIDE_PX;
