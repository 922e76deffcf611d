import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import type { IconName } from './icon-names';

interface Props {
  name: IconName;
  /** Side in px; 24 unless told. */
  size?: number;
  className?: string;
}

/** A line icon in the colour of the text around it. Always decoration: what it means is said in words beside it. */
export function Icon({ name, size = 24, className }: Props) {
  return (
    <View
      className={cx('icon', `i-${name}`, className)}
      style={{ width: `${size}px`, height: `${size}px` }}
      {...a11y({ hidden: true })}
    />
  );
}
