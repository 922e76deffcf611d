import { Text } from '@tarojs/components';
import { formatYuan, splitYuan, type Fen } from '@wecountry/shared/domain/money';
import { a11y } from './a11y';
import { cx } from './cx';

interface Props {
  fen: Fen;
  /** 收 or 付 is said in words beside it, never by colour. */
  size?: 'body' | 'h2' | 'h1' | 'hero';
  className?: string;
}

/** ¥1,234.56, the sign of money at 68 %; read as one amount. */
export function MoneyText({ fen, size = 'body', className }: Props) {
  const { sign, integer, decimals } = splitYuan(fen);
  return (
    <Text
      className={cx('money', `money--${size}`, className)}
      {...a11y({ role: 'img', label: `${formatYuan(fen)} 元` })}
    >
      {sign}
      <Text className="money__yuan">¥</Text>
      {integer}.{decimals}
    </Text>
  );
}
