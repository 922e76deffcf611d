import Taro from '@tarojs/taro';

/** From this width on a desk shows its list and the detail side by side (`ui/desk-columns.scss` says the same). */
const WIDE_PX = 960;

/** Whether the window is a desk's now. */
export const isWide = (): boolean => Taro.getWindowInfo().windowWidth >= WIDE_PX;

/** Shows the top of the page, where what was chosen beside a long list stands. */
export function toTop() {
  Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {
    // A page that did not scroll still shows it.
  });
}
