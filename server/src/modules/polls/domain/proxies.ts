import type { PollPreset, PollUnit } from '@wecountry/shared/domain/presets';
import { DomainError } from '@wecountry/shared/errors';

/** Whether written proxies are allowed at all: off unless the preset says so, and only where persons vote. */
export function allowsProxies(preset: Pick<PollPreset, 'proxies'>, unit: PollUnit): boolean {
  return preset.proxies !== 'none' && unit === 'resident';
}

/** What stands between a holder and an agent before one more proxy. */
export interface BeforeProxy {
  preset: Pick<PollPreset, 'proxies' | 'proxyLimit'>;
  unit: PollUnit;
  holder: { residentId: string; householdId: string };
  agent: { residentId: string; householdId: string };
  /** The agent is on the roll too. */
  agentOnRoll: boolean;
  /** The holder gave one away already; has voted already. */
  holderGave: boolean;
  holderVoted: boolean;
  /** The holder acts for others, who did not choose the next one. */
  holderHolds: boolean;
  agentGave: boolean;
  agentHolds: number;
}

/**
 * Checks one more written proxy: within the household, to somebody who votes for himself, to no more than the preset lets
 * one person hold; no chains. Throws `poll.proxy_off`, `poll.proxy_given`, `poll.own_ballot_stands`, `poll.proxy_wrong`,
 * `poll.proxy_full`.
 */
export function checkProxy(before: BeforeProxy): void {
  const { preset, unit, holder, agent } = before;
  if (!allowsProxies(preset, unit)) throw new DomainError('poll.proxy_off');
  if (before.holderGave) throw new DomainError('poll.proxy_given');
  if (before.holderVoted) throw new DomainError('poll.own_ballot_stands');
  const fits =
    holder.residentId !== agent.residentId &&
    holder.householdId === agent.householdId &&
    before.agentOnRoll &&
    !before.agentGave &&
    !before.holderHolds;
  if (!fits) throw new DomainError('poll.proxy_wrong');
  const limit = preset.proxyLimit ?? 0;
  if (before.agentHolds >= limit) throw new DomainError('poll.proxy_full', { most: limit });
}
