import { Text, View } from '@tarojs/components';
import { formatPermille, permilles } from '@wecountry/shared/domain/percent';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';
import { Diamond } from './diamond';
import { Drawing } from './drawing';
import { stitchSvg, weave, type Stitch } from './stitches';

interface Props {
  title: string;
  /** 达到门槛, 没达到, 人数不够. */
  word: string;
  /** 11月25日 20:00 截止. */
  closed: string;
  counts: { approve: number; reject: number; abstain: number; notVoted: number };
  unit: string;
  /** A ListenButton. */
  listen?: ReactNode;
}

interface Row {
  name: string;
  count: number;
  stitch: Stitch;
  share: string;
}

/** The head of a result, on cloth: the word first, then every household woven by choice, then the numbers. */
export function VerdictHead({ title, word, closed, counts, unit, listen }: Props) {
  const cast = [counts.approve, counts.reject, counts.abstain];
  const shares = permilles(cast).map((p) => (cast.every((c) => c === 0) ? '' : `${formatPermille(p)}%`));
  const rows: Row[] = [
    { name: '同意', count: counts.approve, stitch: 'full', share: shares[0] ?? '' },
    { name: '反对', count: counts.reject, stitch: 'cross', share: shares[1] ?? '' },
    { name: '弃权', count: counts.abstain, stitch: 'hollow', share: shares[2] ?? '' },
    { name: '没投', count: counts.notVoted, stitch: 'dot', share: '不算进来' },
  ];
  const { svg, columns, rows: high } = weave(rows);
  const scale = columns <= 20 ? 2 : 1;
  return (
    <View className="verdict">
      <View className="row">
        <View className="label grow">{title}</View>
        {listen}
      </View>
      <View className="row row--base row--wrap">
        <Text className="serif verdict__word">{word}</Text>
        <Text className="label nowrap verdict__closed">{closed}</Text>
      </View>
      <View className="verdict__weave">
        <Drawing
          svg={svg}
          widthPx={columns * 7 * scale}
          heightPx={(high * 7 + 12) * scale}
          label={rows.map((r) => `${r.name} ${r.count} ${unit}`).join('，')}
        />
      </View>
      <View {...a11y({ role: 'list' })}>
        {rows.map((row) => (
          <View
            key={row.name}
            className={cx('row verdict__row', row.stitch === 'dot' && 'verdict__row--last')}
            {...a11y({ role: 'listitem' })}
          >
            <View className="verdict__mark">
              <Drawing svg={stitchSvg(row.stitch)} widthPx={14} heightPx={14} />
            </View>
            <Text>{row.name}</Text>
            <Text className="b grow right">{`${row.count} ${unit}`}</Text>
            <Text className="label right verdict__share">{row.share}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}

/** The rule in its ticks: 人数够了, 同意的超过一半, each with the sum in words. */
export function RuleTicks({ sentences }: { sentences: readonly { met: boolean; title: string; detail: string }[] }) {
  return (
    <View className="card card--list" {...a11y({ role: 'list' })}>
      {sentences.map((s) => (
        <View key={s.title} className="row rule-tick" {...a11y({ role: 'listitem', label: `${s.title}，${s.detail}` })}>
          <Diamond state={s.met ? 'done' : 'failed'} />
          <View className="grow ml3">
            <View className="b">{s.title}</View>
            <View className="label">{s.detail}</View>
          </View>
        </View>
      ))}
    </View>
  );
}
