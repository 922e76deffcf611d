import { View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { a11y } from './a11y';
import { Drawing } from './drawing';

interface Props {
  text: string;
  sizePx: number;
  /** What it is for; what it says stands beside it in words. */
  label: string;
}

/** Always dark on light: a camera cannot read a dark theme. */
function qrSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const quiet = 2;
  let d = '';
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) d += `M${column + quiet} ${row + quiet}h1v1h-1z`;
  const side = count + 2 * quiet;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#FFFFFF"/><path fill="#221C17" d="${d}"/></svg>`
  );
}

export function QrImage({ text, sizePx, label }: Props) {
  const svg = useMemo(() => qrSvg(text), [text]);
  return (
    <View style={{ width: `${sizePx}px`, flex: 'none' }} {...a11y({ role: 'img', label })}>
      <Drawing svg={svg} widthPx={sizePx} heightPx={sizePx} />
    </View>
  );
}
