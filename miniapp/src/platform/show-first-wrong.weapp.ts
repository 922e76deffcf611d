import Taro from '@tarojs/taro';

/** Above it stays room for the navigation and the field's name. */
const abovePx = -120;

/** Brings the first field that is wrong into view; its keyboard is left to the person. */
export function showFirstWrong() {
  // Without such a field any more there is nothing to show.
  Taro.pageScrollTo({ selector: '.field--wrong', offsetTop: abovePx }).catch(() => undefined);
}
