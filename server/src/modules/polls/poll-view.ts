import type { ResponseOf } from '@wecountry/shared/contracts';
import type { PollCard } from '@wecountry/shared/contracts/polls';
import { businessDate, daysBetween } from '@wecountry/shared/domain/calendar';
import { minutesDifferences } from '@wecountry/shared/domain/poll-states';
import type { Role } from '@wecountry/shared/domain/roles';
import { outcomeOf } from '@wecountry/shared/domain/outcome';
import { isWithheld } from '@wecountry/shared/domain/secrecy';
import { meetingDecides, neededOf } from '@wecountry/shared/domain/tally';
import { outcomeInWords, rulesInWords } from '@wecountry/shared/domain/tally-words';
import type { Actor } from '../../platform/auth/actor.js';
import type { AssistedRow } from './assisted.repository.js';
import { isBody } from './domain/bodies.js';
import { allowsProxies } from './domain/proxies.js';
import { whyInWords } from './domain/why.js';
import type { MinutesRow } from './minutes.repository.js';
import type { PollRow } from './polls.repository.js';
import type { ProxyRow } from './proxies.repository.js';
import type { ExtensionRow } from './roll.repository.js';

type PollDetail = ResponseOf<'polls.get'>;
type Picture = PollDetail['minutes']['entries'][number]['photo'];

/** What a list shows of a poll. Until it is counted that is participation only. */
export function cardOf(poll: PollRow): PollCard {
  return {
    id: poll.id,
    title: poll.title,
    kind: poll.kind,
    secret: poll.secret,
    preset: poll.preset.key,
    presetLabel: poll.preset.label,
    state: poll.state,
    openedAt: poll.openedAt.toISOString(),
    closesAt: poll.closesAt.toISOString(),
    unit: poll.unit,
    electorate: poll.electorate,
    voted: poll.voted,
    mine: mineOf(poll),
    verdict: poll.verdict,
    decisionNo: poll.decisionNo,
  };
}

function mineOf(poll: PollRow): PollCard['mine'] {
  if (poll.electorLabel === null) return 'not_elector';
  return poll.choice === null && !poll.marked && poll.helpedId === null ? 'not_voted' : 'voted';
}

/** The result in sums and words; null until it is counted. */
export function resultOf(poll: PollRow): PollDetail['result'] {
  const { approve, reject, abstain, preset, electorate } = poll;
  if (approve === null || reject === null || abstain === null) return null;
  const counts = { voters: poll.voted, approve, reject, abstain, options: poll.optionVotes ?? [] };
  const result = outcomeOf(poll, preset, electorate, counts);
  const { notVoted, present, quorumNeeded, quorumMet, thresholdMet, verdict, options } = result;
  return {
    approve,
    reject,
    abstain,
    options,
    notVoted,
    present,
    quorumNeeded,
    quorumMet,
    thresholdMet,
    verdict,
    sentences: outcomeInWords(poll, result),
    closing: meetingDecides,
  };
}

/** What is published of a secret poll beside its result; null for an open one. */
export function boxOf({ secret, sealSize, sealHead, hands, verdict }: PollRow): PollDetail['box'] {
  if (!secret) return null;
  return {
    seal: sealSize !== null && sealHead !== null ? { size: sealSize, head: sealHead } : null,
    withheld: verdict !== null && isWithheld(secret, hands ?? 0),
  };
}

/** Days between the papers and the end of the vote. */
export const givenDaysOf = ({ announcedAt, openedAt, closesAt }: PollRow): number =>
  daysBetween(businessDate(announcedAt ?? openedAt), businessDate(closesAt));

/** The entries that count, the latest of each person, oldest first. */
export function currentMinutes(entries: readonly MinutesRow[]): MinutesRow[] {
  return [...new Map(entries.map((entry) => [entry.userId, entry])).values()];
}

/** A ballot that somebody took for the reader. */
export type Helped = AssistedRow & { readonly witnesses: string[] };

/** What the reader gave away or holds, and who of the household could be asked. */
export interface ProxyPart {
  readonly residentId: string;
  readonly rows: readonly ProxyRow[];
  readonly family: readonly { residentId: string; name: string }[];
}

export interface DetailParts {
  readonly poll: PollRow;
  readonly minutes: readonly MinutesRow[];
  readonly names: ReadonlyMap<string, string>;
  /** The pages of each of the minutes, in their order. */
  readonly pictures: readonly (readonly Picture[])[];
  readonly actor: Actor;
  readonly now: Date;
  readonly extensions: readonly ExtensionRow[];
  readonly helped: Helped | null;
  readonly proxy: ProxyPart | null;
  readonly tasks: PollDetail['tasks'];
}

/** A poll whole, as its page shows it. */
export function detailOf(parts: DetailParts): PollDetail {
  const { poll, actor, helped, names } = parts;
  const { preset, electorate, unit } = poll;
  return {
    ...cardOf(poll),
    body: poll.body,
    options: poll.options,
    maxChoices: poll.maxChoices,
    scopeLabel: poll.scopeLabel,
    quorumNeeded: preset.quorum ? neededOf(electorate, preset.quorum) : null,
    ruleSentences: rulesInWords(preset, electorate, unit, poll.kind),
    presetUnchecked: !preset.checked,
    presetSource: preset.source,
    presetValidFrom: preset.validFrom ?? null,
    notice: {
      wantedDays: preset.noticeDays,
      givenDays: givenDaysOf(poll),
      announcedAt: poll.announcedAt?.toISOString() ?? null,
    },
    why: whyInWords(
      { ...poll, electorate: preset.electorate, ofBody: isBody(preset.key), reason: poll.electorReason },
      actor,
    ),
    plan:
      poll.planId !== null && poll.planFingerprint !== null
        ? { id: poll.planId, fingerprint: poll.planFingerprint }
        : null,
    elector:
      poll.electorLabel === null
        ? null
        : {
            label: poll.electorLabel,
            choice: poll.choice,
            castAt: poll.castAt?.toISOString() ?? null,
            castByName: poll.castBy === null ? null : (names.get(poll.castBy) ?? ''),
          },
    box: boxOf(poll),
    extensions: parts.extensions.map(({ closesBefore, closesAfter, reason, extendedAt }) => ({
      from: closesBefore.toISOString(),
      to: closesAfter.toISOString(),
      reason,
      at: extendedAt.toISOString(),
    })),
    cancelled:
      poll.cancelledAt === null ? null : { at: poll.cancelledAt.toISOString(), reason: poll.cancelReason ?? '' },
    helped: helped && {
      id: helped.id,
      choice: helped.choice,
      how: helped.how,
      helperName: helped.helperName,
      witnesses: helped.witnesses,
      at: helped.recordedAt.toISOString(),
      mayOverturn: poll.state === 'open' && actor.adult === true,
    },
    proxy: proxyView(parts),
    may: mayDo(poll, actor.roles),
    tasks: parts.tasks,
    result: isWithheld(poll.secret, poll.hands ?? 0) ? null : resultOf(poll),
    minutes: minutesView(parts),
  };
}

function proxyView({ poll, proxy }: DetailParts): PollDetail['proxy'] {
  const allowed = allowsProxies(poll.preset, poll.unit);
  if (!proxy) return { allowed, mayGiveTo: [], given: null, held: [] };
  const { residentId, rows, family } = proxy;
  const given = rows.find((row) => row.holderId === residentId);
  return {
    allowed,
    mayGiveTo: family.map(({ residentId: id, name }) => ({ residentId: id, name })),
    given: given ? { id: given.id, agentName: given.agentName, at: given.givenAt.toISOString() } : null,
    held: rows
      .filter((row) => row.agentId === residentId)
      .map(({ holderId, holderName, choice, voted }) => ({ holderId, name: holderName, choice, voted })),
  };
}

function mayDo(poll: PollRow, roles: ReadonlySet<Role>): PollDetail['may'] {
  const opener = roles.has('committee');
  const running = poll.state === 'announced' || poll.state === 'open';
  const handles = opener || (['group_leader', 'supervisor', 'auditor'] as const).some((role) => roles.has(role));
  return {
    extend: opener && running,
    cancel: opener && running,
    help: poll.state === 'open' && (opener || roles.has('group_leader')),
    addTask: opener && poll.decisionNo !== null,
    seeRoll: handles,
    recordProxy: opener && poll.state === 'open' && allowsProxies(poll.preset, poll.unit),
    print: handles && poll.verdict !== null,
  };
}

function minutesView({ poll, minutes, names, pictures, actor }: DetailParts): PollDetail['minutes'] {
  const entries = minutes.flatMap((entry, index) => {
    const [photo, ...more] = pictures[index] ?? [];
    if (!photo) return [];
    const { userId, heldOn, place, attendance, enteredAt } = entry;
    const at = enteredAt.toISOString();
    const mine = userId === actor.userId;
    return [{ byName: names.get(userId) ?? '', at, heldOn, place, attendance, photo, more, mine }];
  });
  const decided = poll.decidedAt !== null;
  return {
    entries,
    differences: decided ? [] : minutesDifferences(entries),
    mayEnter: poll.verdict === 'reached' && !decided && poll.preset.recorders.some((role) => actor.roles.has(role)),
    decidedAt: poll.decidedAt?.toISOString() ?? null,
  };
}
