import type { ResponseOf } from '@wecountry/shared/contracts';
import { toMs } from '@wecountry/shared/domain/calendar';
import { choiceInWords } from '@wecountry/shared/domain/choice';
import { deadlineWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { participationInWords, unitWords } from '@wecountry/shared/domain/tally-words';
import { verdictLabels } from '@wecountry/shared/domain/tally';
import { sentencesOf } from '@/platform/spoken';
import type { Cast } from './api/use-my-ballot';

type Poll = ResponseOf<'polls.get'>;

/** Whether a ballot can still count: it is open, and its time has not come. */
export const isVotable = (poll: Pick<Poll, 'state' | 'closesAt'>, now: number): boolean =>
  poll.state === 'open' && toMs(poll.closesAt) > now;

/** Whether the reader's own secret ballot is cast, not only one that somebody took for him. */
export const votedSecretly = ({ mine, helped, elector }: Poll): boolean =>
  mine === 'voted' && (helped === null || (elector !== null && elector.castByName !== null));

/** 你家, 你: whose vote it is, to who reads it. */
export const yourWord = ({ unit }: Pick<Poll, 'unit'>): string => (unit === 'household' ? '你家' : '你');

/** What each choice of an approval means. */
export const approvalMeanings = [
  { choice: 'approve', meaning: '按这个办' },
  { choice: 'reject', meaning: '不按这个办' },
  { choice: 'abstain', meaning: '不表态，也算到会' },
] as const;

/** “同意”, “鼓楼”: a choice as the buttons name it. */
export const quoted = ({ options }: Pick<Poll, 'options'>, choice: string): string =>
  `“${choiceInWords(options, choice)}”`;

/** 吴阿满 今天 8:12 投的: who of the household cast it last, and when. */
export const castWords = ({ byName, at }: Cast, now: number): string =>
  `${byName === '' ? '' : `${byName} `}${momentWords(at, now)} 投的`;

/** What is decided, until when, how many have voted: an open vote as it is read aloud. */
export function pollSpeech(poll: Poll, now: number): string[] {
  const unit = unitWords[poll.unit];
  return sentencesOf(
    [
      `${poll.presetLabel}。${poll.title}。`,
      `${deadlineWords(poll.closesAt, now)}。`,
      poll.body,
      `${poll.electorate} ${unit}里有 ${poll.voted} ${unit}投了。`,
      `${participationInWords(poll.quorumNeeded, poll.voted, poll.unit)}。`,
      poll.elector ? `你代表${poll.elector.label}。可以选${optionsInWords(poll)}。` : '',
    ].join('\n'),
  );
}

const optionsInWords = ({ options }: Poll): string =>
  options.length === 0 ? '同意、反对、弃权' : options.map(({ text }) => text).join('、');

/** A result as it is read aloud: the word, the sums, the sentence that the meeting decides. */
export function resultSpeech(poll: Poll): string[] {
  const { result } = poll;
  if (!result) return [];
  const unit = unitWords[poll.unit];
  return sentencesOf(
    [
      `${poll.title}。${verdictLabels[result.verdict]}。`,
      poll.kind === 'approval'
        ? `同意 ${result.approve} ${unit}，反对 ${result.reject} ${unit}，弃权 ${result.abstain} ${unit}，没投 ${result.notVoted} ${unit}。`
        : `${result.options.map(({ key, votes }) => `${choiceInWords(poll.options, key)} ${votes} ${unit}`).join('，')}。`,
      ...result.sentences.map((sentence) => `${sentence.title}：${sentence.detail}。`),
      result.closing,
    ].join('\n'),
  );
}
