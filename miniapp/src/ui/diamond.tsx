import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';

interface Props {
  /** todo is hollow, now is gold, done is green with a tick; failed is red with a cross. */
  state: 'todo' | 'now' | 'done' | 'failed';
  className?: string;
}

/** 菱: a step. Always beside its words. */
export function Diamond({ state, className }: Props) {
  return (
    <View className={cx('diamond', `diamond--${state}`, className)} {...a11y({ hidden: true })}>
      <View className="diamond__cloth" />
      {state === 'done' ? <Icon name="check" size={18} className="diamond__mark" /> : null}
      {state === 'failed' ? <Icon name="cross" size={16} className="diamond__mark" /> : null}
      {state === 'now' ? <View className="diamond__core" /> : null}
    </View>
  );
}
