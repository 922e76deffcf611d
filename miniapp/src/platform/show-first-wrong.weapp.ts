import Taro from '@tarojs/taro';

const FIELD = '.field--wrong';
/** Above it stays room for the navigation and the field's name. */
const abovePx = -120;

/** Brings the first field that is wrong into view, where there is one; its keyboard is left to the person. */
export function showFirstWrong() {
  Taro.createSelectorQuery()
    .select(FIELD)
    .boundingClientRect()
    .exec(([found]: unknown[]) => {
      if (found) void Taro.pageScrollTo({ selector: FIELD, offsetTop: abovePx });
    });
}
