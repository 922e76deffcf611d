import Taro from '@tarojs/taro';

/** What only the mini-program needs at launch: a new version is offered, never forced into the middle of an act. */
export function startTarget() {
  const updates = Taro.getUpdateManager();
  updates.onUpdateReady(() => {
    void Taro.showModal({
      title: '有新版了',
      content: '重新打开就用新的。写了一半的东西还在。',
      confirmText: '重新打开',
    }).then(({ confirm }) => {
      if (confirm) updates.applyUpdate();
    });
  });
}

/** The mini-program draws no shell of its own. */
export function firstPageShown() {}

/** WeChat keeps the pictures it showed; there is nothing of ours to forget. */
export function forgetTarget() {}
