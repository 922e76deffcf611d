import type { Fraction, PollPreset, PollUnit, Threshold } from './presets.js';
import { neededOf, type TallyResult } from './tally.js';

/** The word counted with: 307 户, 120 人. */
export const unitWords: Readonly<Record<PollUnit, string>> = { household: '户', resident: '人' };

/** One tick of a result: what was asked, and the sum that met or missed it. */
export interface Sentence {
  met: boolean;
  title: string;
  detail: string;
}

type Rule = Pick<PollPreset, 'quorum' | 'threshold'>;

/** The sums of a result in words, one sentence for the quorum and one for the threshold. */
export function sumsInWords(preset: Rule, result: TallyResult, unit: PollUnit): Sentence[] {
  const word = unitWords[unit];
  const { threshold } = preset;
  const sentences: Sentence[] = [];
  if (result.quorumNeeded !== null) {
    const silent = result.presentWithoutBallot > 0 ? `（${result.presentWithoutBallot} ${word}到会没投）` : '';
    sentences.push({
      met: result.quorumMet,
      title: result.quorumMet ? '人数够了' : '人数不够',
      detail: `到会 ${result.present} ${word}${silent}，要 ${result.quorumNeeded} ${word}`,
    });
  }
  if (threshold === null) {
    const { approve, reject, abstain } = result;
    const detail = `${approve + reject + abstain} ${word}说了意见，只作参考`;
    return [...sentences, { met: true, title: '只征集意见', detail }];
  }
  sentences.push({
    met: result.thresholdMet,
    title: thresholdTitle(threshold, result.thresholdMet),
    detail: `${result.approve} ${word}同意，${wanted(threshold)}`,
  });
  return sentences;
}

/** The rule of a poll in words, before anything is counted. */
export function rulesInWords(preset: Rule, electors: number, unit: PollUnit): string[] {
  const word = unitWords[unit];
  const { quorum, threshold } = preset;
  if (threshold === null) return [`应到 ${electors} ${word}，只征集意见，不作决定`];
  const come =
    quorum === null ? `应到 ${electors} ${word}` : `应到 ${electors} ${word}，到会${needed(electors, quorum, word)}`;
  return [come, `同意的${wanted(threshold)}`, '弃权也算到会'];
}

/** Under the meter while a poll is open: how many are still missing. Participation only, never the choices. */
export function participationInWords(quorumNeeded: number | null, voted: number, unit: PollUnit): string {
  const word = unitWords[unit];
  if (quorumNeeded === null) return '只征集意见，来多少算多少';
  if (voted >= quorumNeeded) return `人数够了（要 ${quorumNeeded} ${word}）`;
  return `再来 ${quorumNeeded - voted} ${word}，人数就够了（要 ${quorumNeeded} ${word}）`;
}

function needed(base: number, fraction: Fraction, word: string): string {
  return `要 ${neededOf(base, fraction)} ${word}`;
}

function thresholdTitle(threshold: Threshold, met: boolean): string {
  const part = partInWords(threshold);
  if (threshold.moreThan) return met ? `同意的超过${part}` : `同意的没超过${part}`;
  return met ? `同意的够${part}` : `同意的不够${part}`;
}

function wanted(threshold: Threshold): string {
  const base = threshold.of === 'present' ? '到会的' : '全体的';
  return `${threshold.moreThan ? '要过' : '要到'}${base}${partInWords(threshold)}`;
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function partInWords({ numerator, denominator }: Fraction): string {
  if (numerator * 2 === denominator) return '一半';
  return `${digits[denominator] ?? denominator}分之${digits[numerator] ?? numerator}`;
}
