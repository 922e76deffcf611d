import { DomainError } from '../errors.js';

/**
 * How a poll is answered: `approval` by 同意, 反对 or 弃权; `single` by one option; `multiple` by one or several; `survey`
 * by one or several too, and nothing is decided by it.
 */
export const pollKinds = ['survey', 'approval', 'single', 'multiple'] as const;
export type PollKind = (typeof pollKinds)[number];

export const pollKindLabels: Readonly<Record<PollKind, string>> = {
  survey: '意见征集',
  approval: '同意或反对',
  single: '几选一',
  multiple: '几选几',
};

/** One thing that can be chosen. Keys are '1', '2', … in the order shown, and never change once the poll is made. */
export interface PollOption {
  key: string;
  text: string;
}

/** What is asked: the part of a poll that says which answers fit. `approval` has no options. */
export interface Question {
  kind: PollKind;
  options: readonly PollOption[];
  /** How many options one answer may name; 1 unless the kind is `multiple` or `survey`. */
  maxChoices: number;
}

export const approvalChoices = ['approve', 'reject', 'abstain'] as const;
export type ApprovalChoice = (typeof approvalChoices)[number];

/** 最多二十项: more than that fits no screen and no sheet of paper. */
export const OPTIONS_MAX = 20;

/** The text of a choice as it is stored, and nothing else. The same expression guards the tables. */
export const CHOICE_PATTERN = '^(approve|reject|abstain|[1-9][0-9]?(,[1-9][0-9]?)*)$';

const fitting = new RegExp(CHOICE_PATTERN);

/** Whether a stored or sent choice is one of the words of an approval. */
export function isApprovalChoice(choice: string): choice is ApprovalChoice {
  return (approvalChoices as readonly string[]).includes(choice);
}

/** The keys of options that a choice names; none for 同意, 反对, 弃权. */
export function keysOf(choice: string): string[] {
  return isApprovalChoice(choice) ? [] : choice.split(',');
}

/** The choice that names these options, however they were tapped. */
export function choiceOf(keys: readonly string[]): string {
  return [...new Set(keys)].sort((a, b) => Number(a) - Number(b)).join(',');
}

/** The one way to write a choice: keys in order, each once. Throws `poll.choice_wrong` for anything that is no choice. */
export function canonicalChoice(choice: string): string {
  const bare = choice.replace(/\s/g, '');
  if (!fitting.test(bare)) throw new DomainError('poll.choice_wrong');
  return isApprovalChoice(bare) ? bare : choiceOf(bare.split(','));
}

/**
 * Checks a choice against what is asked and answers with it in canonical form. 弃权 fits every kind but a survey, where who
 * has no opinion says nothing. Throws `poll.choice_wrong`, `poll.too_many_choices`.
 */
export function checkChoice(question: Question, choice: string): string {
  const canonical = canonicalChoice(choice);
  const { kind, options, maxChoices } = question;
  if (kind === 'approval') {
    if (!isApprovalChoice(canonical)) throw new DomainError('poll.choice_wrong');
    return canonical;
  }
  if (isApprovalChoice(canonical)) {
    if (canonical !== 'abstain' || kind === 'survey') throw new DomainError('poll.choice_wrong');
    return canonical;
  }
  const known = new Set(options.map((option) => option.key));
  const keys = keysOf(canonical);
  if (keys.some((key) => !known.has(key))) throw new DomainError('poll.choice_wrong');
  if (keys.length > maxChoices) throw new DomainError('poll.too_many_choices', { most: maxChoices });
  return canonical;
}

/**
 * Checks what a new poll asks and numbers its options. An approval has none; the others have 2 to 20 that differ, of which
 * a `single` takes one and the others at most all. Throws `poll.options_wrong`.
 */
export function makeQuestion(kind: PollKind, texts: readonly string[], maxChoices = 1): Question {
  const options = texts.map((text, index) => ({ key: String(index + 1), text: text.trim() }));
  if (kind === 'approval') {
    if (options.length > 0 || maxChoices !== 1) throw new DomainError('poll.options_wrong');
    return { kind, options, maxChoices: 1 };
  }
  const differing = new Set(options.map((option) => option.text.replace(/\s/g, '')));
  const sound =
    options.length >= 2 &&
    options.length <= OPTIONS_MAX &&
    differing.size === options.length &&
    !differing.has('') &&
    maxChoices >= 1 &&
    maxChoices <= options.length &&
    (kind !== 'single' || maxChoices === 1) &&
    (kind !== 'multiple' || maxChoices >= 2);
  if (!sound) throw new DomainError('poll.options_wrong');
  return { kind, options, maxChoices };
}

const approvalNames: Readonly<Record<ApprovalChoice, string>> = { approve: '同意', reject: '反对', abstain: '弃权' };

/** A choice in the words of the poll: 同意, or the texts of the options. */
export function choiceInWords(options: readonly PollOption[], choice: string): string {
  if (isApprovalChoice(choice)) return approvalNames[choice];
  const texts = new Map(options.map((option) => [option.key, option.text]));
  return keysOf(choice)
    .map((key) => texts.get(key) ?? key)
    .join('、');
}

/** What ballots came to: heads that answered, and votes by word and by option (in the order of the options). */
export interface ChoiceCounts {
  voters: number;
  approve: number;
  reject: number;
  abstain: number;
  options: { key: string; votes: number }[];
}

/**
 * Counts ballots grouped by choice. The one way in which a tally and its recount add up. Throws `poll.choice_wrong` when a
 * ballot does not fit the question: such a ballot cannot have been accepted.
 */
export function countChoices(question: Question, ballots: readonly { choice: string; count: number }[]): ChoiceCounts {
  const counts: ChoiceCounts = { voters: 0, approve: 0, reject: 0, abstain: 0, options: [] };
  const votes = new Map(question.options.map((option) => [option.key, 0]));
  for (const { choice, count } of ballots) {
    const canonical = checkChoice(question, choice);
    counts.voters += count;
    if (isApprovalChoice(canonical)) counts[canonical] += count;
    else for (const key of keysOf(canonical)) votes.set(key, (votes.get(key) ?? 0) + count);
  }
  counts.options = question.options.map(({ key }) => ({ key, votes: votes.get(key) ?? 0 }));
  return counts;
}
