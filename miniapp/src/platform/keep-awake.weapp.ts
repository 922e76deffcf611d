import Taro from '@tarojs/taro';

/** Keeps the screen on until the returned function is called. */
export function keepAwake(): () => void {
  void Taro.setKeepScreenOn({ keepScreenOn: true });
  return () => void Taro.setKeepScreenOn({ keepScreenOn: false });
}
