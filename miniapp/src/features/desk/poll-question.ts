import type { BodyOf } from '@wecountry/shared/contracts';
import { makeQuestion, type PollKind } from '@wecountry/shared/domain/choice';
import { pollPresets, type PollPresetKey, type PollUnit } from '@wecountry/shared/domain/presets';
import { DomainError, errors } from '@wecountry/shared/errors';

/** What the form holds of a question while it is written. */
export interface AskedQuestion {
  preset: PollPresetKey;
  kind: PollKind;
  options: readonly string[];
  maxChoices: number;
  /** The one hamlet that is asked. */
  hamletId: string | null;
  /** Who holds a vote; what the preset allows first, unless another was chosen. */
  unit: PollUnit;
  /** 不记名. */
  secret: boolean;
  /** By the stricter threshold of the preset, where it has one. */
  major: boolean;
  /** Days between the papers and the vote; 0 = it opens at once. */
  ahead: number;
}

export const firstQuestion: AskedQuestion = {
  preset: 'household_representatives',
  kind: 'approval',
  options: ['', ''],
  maxChoices: 1,
  hamletId: null,
  unit: 'household',
  secret: false,
  major: false,
  ahead: 0,
};

const written = ({ kind, options }: AskedQuestion): string[] =>
  kind === 'approval' ? [] : options.map((text) => text.trim()).filter((text) => text !== '');

const most = ({ kind, maxChoices }: AskedQuestion): number =>
  kind === 'multiple' || kind === 'survey' ? maxChoices : 1;

/** The question put to another meeting: what that one does not know falls back to what it does. */
export function atMeeting(question: AskedQuestion, preset: PollPresetKey): AskedQuestion {
  const rule = pollPresets[preset];
  const ofHamlet = preset === 'hamlet_meeting' || preset === 'survey';
  const plain: PollKind = question.kind === 'survey' ? 'approval' : question.kind;
  return {
    ...question,
    preset,
    kind: preset === 'survey' ? 'survey' : plain,
    hamletId: ofHamlet ? question.hamletId : null,
    unit: rule.units.includes(question.unit) ? question.unit : (rule.units[0] ?? 'household'),
    major: question.major && rule.majorThreshold !== null,
  };
}

/** What is still wrong with it, in words; null when it can be asked. */
export function questionTrouble(question: AskedQuestion): string | null {
  if (question.preset === 'hamlet_meeting' && question.hamletId === null) return '选一个寨';
  try {
    makeQuestion(question.kind, written(question), most(question));
    return null;
  } catch (error) {
    if (error instanceof DomainError) return errors[error.code].next;
    throw error;
  }
}

/** As the village takes it. */
export function bodyOfQuestion(
  question: AskedQuestion,
): Pick<BodyOf<'polls.open'>, 'preset' | 'kind' | 'options' | 'maxChoices' | 'unit' | 'secret' | 'major'> {
  const { preset, kind, unit, secret, major } = question;
  return { preset, kind, options: written(question), maxChoices: most(question), unit, secret, major };
}

/** So many days the papers should lie open first, where this vote gives them fewer; null where it is as the rule asks. */
export function papersShort({ preset, ahead }: AskedQuestion): number | null {
  const { noticeDays } = pollPresets[preset];
  return noticeDays !== null && ahead < noticeDays ? noticeDays : null;
}
