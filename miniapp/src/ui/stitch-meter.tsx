import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Drawing } from './drawing';
import { stitchSvg, weave, type Stitch } from './stitches';

interface StitchCount {
  /** 知道了, 看到没按, 没看到. */
  label: string;
  count: number;
  stitch: Stitch;
}

interface Props {
  counts: readonly StitchCount[];
  /** 户 or 人. */
  unit: string;
  /** What has to be reached: the white line. */
  threshold?: number;
  /** Above the weave: the one number of the page. */
  head?: ReactNode;
  /** Below it: 再来 23 户，人数就够了. */
  foot?: ReactNode;
  /** The numbers by shape under the weave; on unless told. */
  legend?: boolean;
}

/** 一针一户: a count of households, woven on cloth, with the same in words. */
export function StitchMeter({ counts, unit, threshold, head, foot, legend = true }: Props) {
  const { svg, columns, rows, perStitch } = weave(counts, threshold);
  const sentence = counts.map((c) => `${c.label} ${c.count} ${unit}`).join('，');
  // A handful of households is woven large enough to see.
  const scale = columns <= 20 ? 2 : 1;
  return (
    <View className="stitch-meter cloth">
      {head}
      <View className="stitch-meter__weave">
        <Drawing
          svg={svg}
          widthPx={columns * 7 * scale}
          heightPx={(rows * 7 + 12) * scale}
          label={threshold === undefined ? sentence : `${sentence}，要 ${threshold} ${unit}才够`}
        />
      </View>
      {perStitch > 1 ? <View className="cap">{`一针 ${perStitch} ${unit}`}</View> : null}
      {legend ? <StitchLegend counts={counts} /> : null}
      {foot}
    </View>
  );
}

/** Which shape says what, with the numbers. */
function StitchLegend({ counts }: { counts: readonly StitchCount[] }) {
  return (
    <View className="stitch-legend">
      {counts.map((c) => (
        <View key={c.label} className="stitch-legend__item">
          <View className="stitch-legend__mark">
            <Drawing svg={stitchSvg(c.stitch)} widthPx={12} heightPx={12} />
          </View>
          <Text>{c.label} </Text>
          <Text className="b">{c.count}</Text>
        </View>
      ))}
    </View>
  );
}

/** On cloth: the white line and what is still missing to it, in words. */
export const ThresholdNote = ({ children }: { children: ReactNode }) => (
  <View className="row threshold-note">
    <View className="threshold-note__mark" />
    <View className="grow">{children}</View>
  </View>
);
