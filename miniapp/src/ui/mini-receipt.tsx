import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';

export interface Receipt {
  seen: boolean;
  listened: boolean;
  acknowledged: boolean;
}

/** Where a notice stands with me, in words: 知道了; 听过，还没按; 看到了，还没听; 还没看. */
export function receiptWords({ seen, listened, acknowledged }: Receipt): string {
  if (acknowledged) return '知道了';
  if (listened) return '听过，还没按知道了';
  return seen ? '看到了，还没按知道了' : '还没看';
}

/** The three steps small, for a card; the words stand beside it. */
export function MiniReceipt({ seen, listened, acknowledged }: Receipt) {
  return (
    <View className="mini-receipt" {...a11y({ hidden: true })}>
      {[seen, listened, acknowledged].map((done, i) => (
        <View key={i} className={cx('mini-receipt__node', done && 'is-done')} />
      ))}
    </View>
  );
}
