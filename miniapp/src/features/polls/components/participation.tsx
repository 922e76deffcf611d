import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { participationInWords, unitWords } from '@wecountry/shared/domain/tally-words';
import { StitchMeter, ThresholdNote } from '@/ui/stitch-meter';
import './poll-aside.scss';

type Poll = ResponseOf<'polls.get'>;

/** How many have voted, one stitch each, and the line they have to reach. Never what they voted. */
export function Participation({ poll }: { poll: Poll }) {
  const unit = unitWords[poll.unit];
  const { voted, electorate, quorumNeeded } = poll;
  return (
    <StitchMeter
      counts={[
        { label: '投了', count: voted, stitch: 'full' },
        { label: '没投', count: Math.max(electorate - voted, 0), stitch: 'hollow' },
      ]}
      unit={unit}
      threshold={quorumNeeded ?? undefined}
      legend={false}
      head={
        <View className="row row--base row--wrap">
          <Text className="poll-voted">{voted}</Text>
          <Text className="b ml1">{`${unit}投了`}</Text>
          <Text className="label nowrap poll-until">{`${poll.scopeLabel} ${electorate} ${unit}`}</Text>
        </View>
      }
      foot={<ThresholdNote>{participationInWords(quorumNeeded, voted, poll.unit)}</ThresholdNote>}
    />
  );
}
