import { DomainError } from '../errors.js';
import { stepFor, type Step } from './state-table.js';

/**
 * The life of a distribution plan: drafted with the points frozen and a fingerprint, voted under that fingerprint,
 * decided by the minutes of the meeting, executed once by another person than drafted it. A vote that did not reach gives
 * the plan back as a draft, which may be voted again as it is or drafted anew: then it is kept as replaced.
 */
export const dividendPlanStates = ['draft', 'voting', 'decided', 'executed', 'replaced'] as const;
export type DividendPlanState = (typeof dividendPlanStates)[number];
export type DividendPlanEvent = 'open_vote' | 'decide' | 'fail_vote' | 'execute' | 'replace';
/** `recorder`: the second person whose minutes make the decision. `payer`: museum staff or committee. */
export type DividendPlanActor = 'committee' | 'recorder' | 'payer' | 'system';

export const dividendPlanTable: readonly Step<DividendPlanState, DividendPlanEvent, DividendPlanActor>[] = [
  { from: 'draft', event: 'open_vote', to: 'voting', who: ['committee'] },
  { from: 'voting', event: 'decide', to: 'decided', who: ['recorder'], needs: ['minutes_of_two'] },
  { from: 'voting', event: 'fail_vote', to: 'draft', who: ['system'] },
  { from: 'draft', event: 'replace', to: 'replaced', who: ['payer'] },
  { from: 'decided', event: 'execute', to: 'executed', who: ['payer'], needs: ['same_fingerprint', 'another_person'] },
];

export const dividendPlanLabels: Readonly<Record<DividendPlanState, string>> = {
  draft: '拟好了，还没表决',
  voting: '正在表决',
  decided: '定了，等发钱',
  executed: '分了',
  replaced: '后来重拟了',
};

/**
 * The state an event leads to. Throws the case a person needs to know: `poll.plan_not_draft`, `dividend.exists`,
 * `dividend.not_decided`, `dividend.executed`, else `dividend.not_now`.
 */
export function nextDividendPlanState(
  from: DividendPlanState,
  event: DividendPlanEvent,
  who: DividendPlanActor | readonly DividendPlanActor[],
): DividendPlanState {
  if (event === 'open_vote' && from !== 'draft') throw new DomainError('poll.plan_not_draft', { from });
  if (event === 'replace' && from !== 'draft') throw new DomainError('dividend.exists', { from });
  if (event === 'execute' && from === 'executed') throw new DomainError('dividend.executed');
  if (event === 'execute' && from !== 'decided') throw new DomainError('dividend.not_decided', { from });
  return stepFor(dividendPlanTable, from, event, who, 'dividend.not_now').to;
}

/** Which kinds of legal entity may distribute by points, by their owners' resolution; the others only reward by budget. */
export const mayDistributeByPoints = { coop: false, collective: false, company: true, committee: false } as const;

/**
 * Checks an execution: the plan as it is now carries the fingerprint that was voted (`dividend.changed`), and whoever
 * executes did not draft it (`dividend.same_person`).
 */
export function checkExecution(
  votedFingerprint: string,
  fingerprint: string,
  draftedBy: string,
  executedBy: string,
): void {
  if (votedFingerprint !== fingerprint) throw new DomainError('dividend.changed');
  if (draftedBy === executedBy) throw new DomainError('dividend.same_person');
}
