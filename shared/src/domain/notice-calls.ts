/** Telling a household by telephone or at the door, when the phone did not. */
export const callOutcomes = ['no_answer', 'told'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** 没打, 再打, 告诉了. */
export const callStates = ['none', 'again', 'told'] as const;
export type CallState = (typeof callStates)[number];

export const callStateLabels: Readonly<Record<CallState, string>> = { none: '没打', again: '再打', told: '告诉了' };

/**
 * How far calling a household has come. `outcomes` is every call about one notice, in any order: told once is told, since
 * a later call that nobody answers takes nothing back.
 */
export function callStateOf(outcomes: readonly CallOutcome[]): CallState {
  if (outcomes.includes('told')) return 'told';
  return outcomes.length > 0 ? 'again' : 'none';
}
