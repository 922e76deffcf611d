import type { Fen } from '@wecountry/shared/domain/money';

export interface Scale {
  /** 万元 from ten thousand yuan on, else 元. */
  unit: '万元' | '元';
  /** The height of the plot. */
  topFen: Fen;
  /** From zero to the top, with their numbers in the unit. */
  ticks: { fen: Fen; text: string }[];
  /** An amount in the unit, as short as a bar wants it. */
  short: (fen: Fen) => string;
}

const TEN_THOUSAND_YUAN = 1_000_000;
const YUAN = 100;

/** Round steps from zero up to what has to fit: about four of them, each 1, 2, 2.5 or 5 times a power of ten. */
export function scaleOf(mostFen: Fen): Scale {
  const big = mostFen >= TEN_THOUSAND_YUAN;
  const unitFen = big ? TEN_THOUSAND_YUAN : YUAN;
  const stepFen = roundStep(Math.max(mostFen, 4 * YUAN) / 4);
  const steps = Math.max(1, Math.ceil(mostFen / stepFen));
  const trimmed = (fen: Fen) => Number((fen / unitFen).toFixed(2)).toLocaleString('en-US');
  return {
    unit: big ? '万元' : '元',
    topFen: steps * stepFen,
    ticks: Array.from({ length: steps + 1 }, (_, i) => ({ fen: i * stepFen, text: trimmed(i * stepFen) })),
    short: (fen) => (big ? (fen / unitFen).toFixed(2) : Math.round(fen / unitFen).toLocaleString('en-US')),
  };
}

function roundStep(fen: number): Fen {
  const power = 10 ** Math.floor(Math.log10(fen));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= fen) ?? 10;
  return Math.round(factor * power);
}
