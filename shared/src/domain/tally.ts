import { DomainError } from '../errors.js';
import type { Fraction, PollPreset, Threshold } from './presets.js';

/**
 * 达到门槛, 没达到, 人数不够: what the sums say, never 通过. A survey has no threshold to reach.
 */
export type Verdict = 'reached' | 'not_reached' | 'no_quorum' | 'survey';

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  reached: '达到门槛',
  not_reached: '没达到',
  no_quorum: '人数不够',
  survey: '意见征集',
};

/** Stands under every result. */
export const meetingDecides = '本记录供会议使用：应到、到会、赞成如上。是否作出决定，以依法召开的会议及签名记录为准。';

/** What was counted. Every figure is a whole number ≥ 0. */
export interface Count {
  /** All who may vote, by head (household or person). */
  electors: number;
  approve: number;
  reject: number;
  abstain: number;
  /** Electors the recorder marked present who cast no ballot: they count in the base. Default 0. */
  presentWithoutBallot?: number;
  /** Heads behind the ballots, where a head may hold several votes (co-op). Default: one vote each. */
  castHeads?: number;
  /** All votes there are, where a head may hold several. Default: `electors`. */
  allVotes?: number;
}

export interface TallyResult {
  electors: number;
  approve: number;
  reject: number;
  abstain: number;
  /** Electors who cast no ballot, whether present or not. */
  notVoted: number;
  /** Heads present: who cast a ballot (弃权 included) or was marked present. */
  present: number;
  presentWithoutBallot: number;
  /** Smallest number present that is enough; null = no quorum asked. */
  quorumNeeded: number | null;
  quorumMet: boolean;
  /** What approvals are measured against: votes present, or all votes; null for a survey. */
  thresholdBase: number | null;
  /** Smallest number of approvals that is enough; null for a survey. */
  thresholdNeeded: number | null;
  thresholdMet: boolean;
  verdict: Verdict;
}

/** Bounds the products of cross-multiplication far inside the safe integers. */
const COUNT_MAX = 1_000_000_000;

/** Whether `count` of `base` reaches the fraction, by cross-multiplication: no division, no rounding. Nobody is never enough. */
export function reaches(count: number, base: number, fraction: Fraction): boolean {
  const mine = count * fraction.denominator;
  const wanted = base * fraction.numerator;
  return count > 0 && (fraction.moreThan ? mine > wanted : mine >= wanted);
}

/** The smallest count of `base` that reaches the fraction. */
export function neededOf(base: number, fraction: Fraction): number {
  const product = base * fraction.numerator;
  const below = (product - (product % fraction.denominator)) / fraction.denominator;
  if (fraction.moreThan) return below + 1;
  return Math.max(1, product % fraction.denominator === 0 ? below : below + 1);
}

/**
 * Counts a vote by its preset (the one stored in the poll). Present = who cast a ballot, 弃权 included, or was marked
 * present. Throws `poll.count_wrong` when the figures contradict each other.
 */
export function tally(preset: Pick<PollPreset, 'quorum' | 'threshold'>, count: Count): TallyResult {
  const { electors, approve, reject, abstain } = count;
  const votes = approve + reject + abstain;
  const { presentWithoutBallot = 0, castHeads = votes, allVotes = electors } = count;
  const present = castHeads + presentWithoutBallot;
  const figures = [electors, approve, reject, abstain, presentWithoutBallot, castHeads, allVotes];
  const sound =
    figures.every((figure) => Number.isSafeInteger(figure) && figure >= 0 && figure <= COUNT_MAX) &&
    electors > 0 &&
    present <= electors &&
    castHeads <= votes &&
    votes <= allVotes;
  if (!sound) throw new DomainError('poll.count_wrong', { electors, present: String(present), votes: String(votes) });

  const { quorum, threshold } = preset;
  const base = threshold === null ? null : threshold.of === 'all' ? allVotes : votes + presentWithoutBallot;
  const quorumMet = quorum === null || reaches(present, electors, quorum);
  const thresholdMet = threshold !== null && base !== null && reaches(approve, base, threshold);
  return {
    electors,
    approve,
    reject,
    abstain,
    notVoted: electors - castHeads,
    present,
    presentWithoutBallot,
    quorumNeeded: quorum === null ? null : neededOf(electors, quorum),
    quorumMet,
    thresholdBase: base,
    thresholdNeeded: threshold === null || base === null ? null : neededOf(base, threshold),
    thresholdMet,
    verdict: verdictOf(threshold, quorumMet, thresholdMet),
  };
}

function verdictOf(threshold: Threshold | null, quorumMet: boolean, thresholdMet: boolean): Verdict {
  if (threshold === null) return 'survey';
  if (!quorumMet) return 'no_quorum';
  return thresholdMet ? 'reached' : 'not_reached';
}
