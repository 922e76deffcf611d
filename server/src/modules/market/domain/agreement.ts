import { timesFen, type Fen } from '@wecountry/shared/domain/money';
import { freezeSplit, growersFen, type FrozenLine, type SplitLine } from '@wecountry/shared/domain/split';
import { DomainError } from '@wecountry/shared/errors';

/** A line of an agreement with what it comes to for one piece. */
export interface AgreedLine extends SplitLine {
  readonly fen: Fen;
}

/**
 * Makes an agreement on the price of one piece. Shares are rounded here, once: every order of any quantity is a multiple
 * of these amounts, so that what a lot brought in and what its orders take out meet at zero.
 * @throws DomainError `product.agreement_unsound`; `product.no_grower_part` when the growers would get nothing.
 */
export function agree(lines: readonly Omit<SplitLine, 'key'>[], priceFen: Fen): AgreedLine[] {
  const keyed = lines.map((line, index) => ({ ...line, key: keyOf(lines, index) }));
  const frozen = freezeSplit(keyed, priceFen, 1);
  if (growersFen(frozen) === 0) throw new DomainError('product.no_grower_part');
  return keyed.map((line, index) => ({ ...line, fen: frozen[index]?.amountFen ?? 0 }));
}

/** `grower`, and from the second of a kind on `grower-2`. */
function keyOf(lines: readonly Omit<SplitLine, 'key'>[], index: number): string {
  const kind = lines[index]?.kind ?? '';
  const nth = lines.slice(0, index + 1).filter((line) => line.kind === kind).length;
  return nth === 1 ? kind : `${kind}-${nth}`;
}

/** The lines of an order: the amounts of one piece times the quantity. */
export function linesOf(agreed: readonly AgreedLine[], quantity: number): FrozenLine[] {
  return agreed.map(({ key, kind, label, fen }) => ({ key, kind, label, amountFen: timesFen(fen, quantity) }));
}
