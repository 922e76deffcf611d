import { Text, View } from '@tarojs/components';
import { formatYuan, type Fen } from '@wecountry/shared/domain/money';
import { formatPermille } from '@wecountry/shared/domain/percent';
import { a11y } from './a11y';
import { cx } from './cx';

interface PricePart {
  key: string;
  label: string;
  amountFen: Fen;
  /** Tenths of a percent; the rows sum to 1000. */
  permille: number;
  /** 1 to 7: a payee keeps its weave everywhere. */
  weave: number;
}

interface Props {
  /** Largest first, growers first on ties (shared/domain/split does it). */
  parts: readonly PricePart[];
  totalFen: Fen;
  /** 你付的. */
  totalLabel: string;
  /** 卖之前就这样定好，写进订单，以后不改。 */
  note?: string;
}

/** 每一分钱去哪儿: a ribbon of weaves, then every part, then the sum that is right to the fen. */
export function PriceBreakdown({ parts, totalFen, totalLabel, note }: Props) {
  const sum = parts.reduce((fen, part) => fen + part.amountFen, 0);
  return (
    <View>
      <View
        className="ribbon"
        {...a11y({ role: 'img', label: `${formatYuan(totalFen)} 元分成 ${parts.length} 份，见下面每一行` })}
      >
        {parts.map((part) => (
          <View key={part.key} className={cx('ribbon__part', `w${part.weave}`)} style={{ flexGrow: part.permille }} />
        ))}
      </View>
      <View className="mt1" {...a11y({ role: 'list' })}>
        {parts.map((part, i) => (
          <View
            key={part.key}
            className="row price-row"
            {...a11y({
              role: 'listitem',
              label: `${part.label}，百分之 ${formatPermille(part.permille)}，${formatYuan(part.amountFen)} 元`,
            })}
          >
            <View className={cx('swatch', `w${part.weave}`)} />
            <Text className={cx('grow', i === 0 && 'b')}>{part.label}</Text>
            <Text className="price-row__share">{`${formatPermille(part.permille)}%`}</Text>
            <Text className="price-row__amount b">{`¥${formatYuan(part.amountFen)}`}</Text>
          </View>
        ))}
      </View>
      <View className="row price-total">
        <Text className="grow b">{totalLabel}</Text>
        {sum === totalFen ? <Text className="label">一分不差</Text> : null}
        <Text className="price-total__amount b">{`¥${formatYuan(totalFen)}`}</Text>
      </View>
      {note ? <View className="cap mt1">{note}</View> : null}
    </View>
  );
}
