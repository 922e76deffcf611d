import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { verdictLabels } from '@wecountry/shared/domain/tally';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { useNow } from '@/platform/clock';
import { a11y } from '@/ui/a11y';
import { Drawing } from '@/ui/drawing';
import { ListenButton } from '@/ui/listen-button';
import { stitchRow } from '@/ui/stitches';
import { resultSpeech } from '../poll-words';
import './option-result.scss';

type Poll = ResponseOf<'polls.get'>;
type Counted = Poll & { result: NonNullable<Poll['result']> };

/** The head of a result with options, on cloth: the word, then every option with its stitches and its number. */
export function OptionResultHead({ poll }: { poll: Counted }) {
  const now = useNow();
  const unit = unitWords[poll.unit];
  const { result } = poll;
  const rows = poll.options.map(({ key, text }) => {
    const found = result.options.find((option) => option.key === key);
    return { key, text, votes: found?.votes ?? 0, leading: found?.leading ?? false };
  });
  const most = Math.max(1, ...rows.map((row) => row.votes));
  return (
    <View className="verdict">
      <View className="row">
        <View className="label grow">{poll.title}</View>
        <ListenButton id={`poll-result-${poll.id}`} text={resultSpeech(poll)} label="听结果" />
      </View>
      <View className="row row--base row--wrap">
        <Text className="serif verdict__word">{verdictLabels[result.verdict]}</Text>
        <Text className="label nowrap verdict__closed">{deadlineWords(poll.closesAt, now)}</Text>
      </View>
      <View {...a11y({ role: 'list' })}>
        {rows.map(({ key, text, votes, leading }) => (
          <View
            key={key}
            className="option-result"
            {...a11y({ role: 'listitem', label: `${text} ${votes} ${unit}${leading ? '，最多' : ''}` })}
          >
            <View className="row row--base">
              <Text className={leading ? 'b grow' : 'grow'}>{text}</Text>
              <Text className="b nowrap ml3">{`${votes} ${unit}${leading ? ' 最多' : ''}`}</Text>
            </View>
            <Drawing svg={stitchRow(votes, most)} widthPx={280} heightPx={12} />
          </View>
        ))}
      </View>
      <View className="label mt2">
        {`${poll.kind === 'survey' ? '' : `弃权 ${result.abstain} ${unit}，`}没投 ${result.notVoted} ${unit}`}
      </View>
    </View>
  );
}
