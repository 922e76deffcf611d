import { View } from '@tarojs/components';
import { a11y } from './a11y';

interface Props {
  name: 'drumtower-line' | 'thread' | 'gate';
  widthPx: number;
  heightPx: number;
}

/** A line drawing in the colour of the text around it. The drum tower: home, empty states, the auditor's rail. */
export const LineArt = ({ name, widthPx, heightPx }: Props) => (
  <View
    className={`line-art art-${name}`}
    style={{ width: `${widthPx}px`, height: `${heightPx}px` }}
    {...a11y({ hidden: true })}
  />
);
