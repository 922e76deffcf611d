import { Text } from '@tarojs/components';
import { cx } from './cx';

interface Props {
  children: string;
  tone?: 'indigo' | 'red' | 'gold' | 'green' | 'line';
  className?: string;
}

/** A cloth label: flat, never a pill. */
export const Tag = ({ children, tone = 'indigo', className }: Props) => (
  <Text className={cx('tag', `tag--${tone}`, className)}>{children}</Text>
);
