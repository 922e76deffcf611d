import { sumFen, type Fen } from '@wecountry/shared/domain/money';
import type { SplitKind } from '@wecountry/shared/domain/split';

/** What the lines of one kind come to together. */
export function kindFen(lines: readonly { kind: SplitKind; amountFen: Fen }[], kind: SplitKind): Fen {
  return sumFen(lines.filter((line) => line.kind === kind).map((line) => line.amountFen));
}
