import type { ChoiceCounts, Question } from './choice.js';
import type { PollPreset } from './presets.js';
import { tally, type TallyResult } from './tally.js';

/** A result with its options, where it has some. */
export interface Outcome extends TallyResult {
  /** Votes of each option in their order; empty for an approval. */
  options: { key: string; votes: number; leading: boolean }[];
  /** The most votes an option has; 0 for an approval, and where nobody chose. */
  most: number;
}

/**
 * What the counts of a poll come to by its preset. Of an approval, the approvals are held against the threshold; of options
 * the leading one is, by the heads that chose it. Two that lead together are both leading: which it is, the meeting says.
 * Throws `poll.count_wrong`.
 */
export function outcomeOf(
  question: Question,
  preset: Pick<PollPreset, 'quorum' | 'threshold'>,
  electors: number,
  counts: ChoiceCounts,
): Outcome {
  const { approve, reject, abstain, voters } = counts;
  if (question.kind === 'approval') {
    return { ...tally(preset, { electors, approve, reject, abstain }), options: [], most: 0 };
  }
  const most = counts.options.reduce((top, option) => Math.max(top, option.votes), 0);
  const others = voters - most - abstain;
  const result = tally(preset, { electors, approve: most, reject: others, abstain });
  return {
    ...result,
    approve: 0,
    reject: 0,
    options: counts.options.map((option) => ({ ...option, leading: most > 0 && option.votes === most })),
    most,
  };
}
