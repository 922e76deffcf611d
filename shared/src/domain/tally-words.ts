import type { PollKind, PollOption } from './choice.js';
import type { Outcome } from './outcome.js';
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

/** The sums of a result with options in words: 选得最多的 instead of 同意的, and every option that leads together. */
export function outcomeInWords(
  poll: { kind: PollKind; options: readonly PollOption[]; preset: Rule; unit: PollUnit },
  outcome: Outcome,
): Sentence[] {
  const sums = sumsInWords(poll.preset, outcome, poll.unit);
  if (poll.kind === 'approval') return sums;
  const { threshold } = poll.preset;
  const word = unitWords[poll.unit];
  const [first] = sums;
  const quorum = outcome.quorumNeeded !== null && first ? [first] : [];
  const leading = outcome.options
    .filter((option) => option.leading)
    .map(({ key }) => poll.options.find((option) => option.key === key)?.text ?? key);
  const lead =
    leading.length === 0
      ? '还没有人选'
      : leading.length === 1
        ? `“${leading[0] ?? ''}”选的最多，${outcome.most} ${word}`
        : `${leading.map((text) => `“${text}”`).join('和')}一样多，各 ${outcome.most} ${word}`;
  if (threshold === null) return [...quorum, { met: true, title: '只征集意见', detail: `${lead}，只作参考` }];
  const met = outcome.thresholdMet;
  const tied = leading.length > 1 ? '，选哪个由会议定' : '';
  return [
    ...quorum,
    { met, title: met ? '选得最多的够数' : '选得最多的也不够数', detail: `${lead}，${wanted(threshold)}${tied}` },
  ];
}

/** The rule of a poll in words, before anything is counted. */
export function rulesInWords(preset: Rule, electors: number, unit: PollUnit, kind: PollKind = 'approval'): string[] {
  const word = unitWords[unit];
  const { quorum, threshold } = preset;
  if (threshold === null) return [`应到 ${electors} ${word}，只征集意见，不作决定`];
  const come =
    quorum === null ? `应到 ${electors} ${word}` : `应到 ${electors} ${word}，到会${needed(electors, quorum, word)}`;
  const who = kind === 'approval' ? '同意的' : '选得最多的那一项';
  return [come, `${who}${wanted(threshold)}`, '弃权也算到会'];
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
