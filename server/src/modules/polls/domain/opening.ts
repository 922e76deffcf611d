import { businessDate } from '@wecountry/shared/domain/calendar';
import { makeQuestion, type PollKind, type Question } from '@wecountry/shared/domain/choice';
import {
  forMajorMatter,
  type PollPreset,
  type PollPresetKey,
  type PollUnit,
  presetOn,
} from '@wecountry/shared/domain/presets';
import { DomainError } from '@wecountry/shared/errors';
import { isBody } from './bodies.js';
import { checkClosingTime } from './closing-time.js';

/** What a poll is asked to be. */
export interface Opening {
  preset: PollPresetKey;
  kind?: PollKind;
  options?: readonly string[];
  maxChoices?: number;
  unit?: PollUnit;
  hamletId?: string;
  major?: boolean;
  opensAt?: string;
  closesAt: string;
  planId?: string;
}

/** What it will be. */
export interface Opened {
  question: Question;
  preset: PollPreset;
  unit: PollUnit;
  hamletId: string | null;
  /** null = at once. */
  opensAt: Date | null;
  closesAt: Date;
}

/**
 * Checks what a poll is asked to be against the rule of its day, which it keeps whole. A survey asks for opinions and binds
 * nothing; a hamlet's meeting is of one hamlet; a body's members vote wherever they live; a distribution plan is taken or
 * not by all. Throws `poll.setting_wrong`, `poll.options_wrong`, `poll.preset_not_yet`, `poll.opens_wrong` and those of
 * `checkClosingTime`.
 */
export function readOpening(opening: Opening, now: Date): Opened {
  const { kind = 'approval', options = [], maxChoices = 1, hamletId = null } = opening;
  const question = makeQuestion(kind, options, maxChoices);
  const rule = presetOn(opening.preset, businessDate(now));
  const preset = opening.major === true ? forMajorMatter(rule) : rule;
  const unit = opening.unit ?? rule.units[0];
  const ofHamlet = opening.preset === 'hamlet_meeting';
  const fits =
    unit !== undefined &&
    rule.units.includes(unit) &&
    (kind === 'survey') === (opening.preset === 'survey') &&
    (opening.major !== true || rule.majorThreshold !== null) &&
    (!ofHamlet || hamletId !== null) &&
    (hamletId === null || ofHamlet || opening.preset === 'survey') &&
    (opening.planId === undefined || (kind === 'approval' && hamletId === null && !isBody(opening.preset)));
  if (!fits) throw new DomainError('poll.setting_wrong');
  const closesAt = new Date(opening.closesAt);
  checkClosingTime(now, closesAt);
  const opensAt = opening.opensAt === undefined ? null : new Date(opening.opensAt);
  if (opensAt) {
    if (opensAt <= now) throw new DomainError('poll.opens_wrong');
    checkOpeningTime(opensAt, closesAt);
  }
  return { question, preset, unit, hamletId, opensAt, closesAt };
}

const SHORTEST_MS = 2 * 60_000;

function checkOpeningTime(opensAt: Date, closesAt: Date): void {
  if (closesAt.getTime() - opensAt.getTime() < SHORTEST_MS) throw new DomainError('poll.opens_wrong');
}
