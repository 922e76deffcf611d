import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { svgUri } from './svg-image';

interface Props {
  svg: string;
  /** Width and height of the drawing; it shrinks with its place and keeps its form. */
  widthPx: number;
  heightPx: number;
  /** What it says, in a sentence; absent for decoration. */
  label?: string;
  className?: string;
}

/** A drawing made here, as one picture. */
export function Drawing({ svg, widthPx, heightPx, label, className }: Props) {
  return (
    <View
      className={cx('drawing', className)}
      style={{ maxWidth: `${widthPx}px` }}
      {...a11y(label ? { role: 'img', label } : { hidden: true })}
    >
      <View
        className="drawing__ink"
        style={{ paddingTop: `${((heightPx / widthPx) * 100).toFixed(3)}%`, backgroundImage: `url("${svgUri(svg)}")` }}
      />
    </View>
  );
}
