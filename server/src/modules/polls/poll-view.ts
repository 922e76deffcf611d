import type { ResponseOf } from '@wecountry/shared/contracts';
import type { PollCard } from '@wecountry/shared/contracts/polls';
import type { Role } from '@wecountry/shared/domain/roles';
import { outcomeOf } from '@wecountry/shared/domain/outcome';
import { isWithheld } from '@wecountry/shared/domain/secrecy';
import { meetingDecides, neededOf } from '@wecountry/shared/domain/tally';
import { rulesInWords, sumsInWords } from '@wecountry/shared/domain/tally-words';
import type { MinutesRow } from './minutes.repository.js';
import type { PollRow } from './polls.repository.js';

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
    electorate: poll.electorate,
    voted: poll.voted,
    mine: poll.electorLabel === null ? 'not_elector' : poll.choice === null && !poll.marked ? 'not_voted' : 'voted',
    verdict: poll.verdict,
    decisionNo: poll.decisionNo,
  };
}

/** The result in sums and words; null until it is counted. */
function resultOf(poll: PollRow): PollDetail['result'] {
  const { approve, reject, abstain, preset, unit, electorate } = poll;
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
    sentences: sumsInWords(preset, result, unit),
    closing: meetingDecides,
  };
}

/** What is published of a secret poll beside its result; null for an open one. */
function boxOf({ secret, sealSize, sealHead, voted, verdict }: PollRow): PollDetail['box'] {
  if (!secret) return null;
  return {
    seal: sealSize !== null && sealHead !== null ? { size: sealSize, head: sealHead } : null,
    withheld: verdict !== null && isWithheld(secret, voted),
  };
}

/** The entries that count, the latest of each person, oldest first. */
export function currentMinutes(entries: readonly MinutesRow[]): MinutesRow[] {
  return [...new Map(entries.map((entry) => [entry.userId, entry])).values()];
}

/** Whether somebody of these roles may enter the minutes (or correct an own entry) now. */
function mayEnterMinutes(poll: PollRow, roles: ReadonlySet<Role>): boolean {
  return poll.verdict === 'reached' && poll.decidedAt === null && poll.preset.recorders.some((role) => roles.has(role));
}

export interface DetailParts {
  readonly poll: PollRow;
  readonly minutes: readonly MinutesRow[];
  readonly names: ReadonlyMap<string, string>;
  /** One for each of the minutes, in their order. */
  readonly pictures: readonly Picture[];
  readonly roles: ReadonlySet<Role>;
}

/** A poll whole, as its page shows it. */
export function detailOf({ poll, minutes, names, pictures, roles }: DetailParts): PollDetail {
  const { preset, electorate, unit } = poll;
  const nameOf = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? ''));
  return {
    ...cardOf(poll),
    body: poll.body,
    options: poll.options,
    maxChoices: poll.maxChoices,
    unit,
    scopeLabel: poll.scopeLabel,
    quorumNeeded: preset.quorum ? neededOf(electorate, preset.quorum) : null,
    ruleSentences: rulesInWords(preset, electorate, unit),
    presetUnchecked: !preset.checked,
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
            castByName: nameOf(poll.castBy),
          },
    box: boxOf(poll),
    result: isWithheld(poll.secret, poll.voted) ? null : resultOf(poll),
    minutes: {
      entries: minutes.flatMap((entry, index) => {
        const photo = pictures[index];
        if (!photo) return [];
        const { heldOn, place, attendance, enteredAt } = entry;
        return [{ byName: nameOf(entry.userId) ?? '', at: enteredAt.toISOString(), heldOn, place, attendance, photo }];
      }),
      mayEnter: mayEnterMinutes(poll, roles),
      decidedAt: poll.decidedAt?.toISOString() ?? null,
    },
  };
}
