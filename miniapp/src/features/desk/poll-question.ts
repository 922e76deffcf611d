import type { BodyOf } from '@wecountry/shared/contracts';
import { makeQuestion, type PollKind } from '@wecountry/shared/domain/choice';
import { pollPresets, type PollPresetKey } from '@wecountry/shared/domain/presets';
import { DomainError, errors } from '@wecountry/shared/errors';

/** What the form holds of a question while it is written. */
export interface AskedQuestion {
  preset: PollPresetKey;
  kind: PollKind;
  options: readonly string[];
  maxChoices: number;
  /** The one hamlet that is asked. */
  hamletId: string | null;
  /** Days between the papers and the vote; 0 = it opens at once. */
  ahead: number;
}

export const firstQuestion: AskedQuestion = {
  preset: 'household_representatives',
  kind: 'approval',
  options: ['', ''],
  maxChoices: 1,
  hamletId: null,
  ahead: 0,
};

const written = ({ kind, options }: AskedQuestion): string[] =>
  kind === 'approval' ? [] : options.map((text) => text.trim()).filter((text) => text !== '');

const most = ({ kind, maxChoices }: AskedQuestion): number =>
  kind === 'multiple' || kind === 'survey' ? maxChoices : 1;

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
): Pick<BodyOf<'polls.open'>, 'preset' | 'kind' | 'options' | 'maxChoices' | 'unit'> {
  const { preset, kind } = question;
  const [unit] = pollPresets[preset].units;
  return { preset, kind, options: written(question), maxChoices: most(question), unit };
}
