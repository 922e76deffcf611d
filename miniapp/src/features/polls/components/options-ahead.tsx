import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';

/** The options, for who cannot choose among them (yet). */
export function OptionsAhead({ poll }: { poll: Pick<ResponseOf<'polls.get'>, 'options' | 'maxChoices'> }) {
  if (poll.options.length === 0) return null;
  return (
    <View className="mt3">
      <View className="b">{`可以选的（最多 ${poll.maxChoices} 项）`}</View>
      {poll.options.map(({ key, text }) => (
        <View key={key} className="body mt1">{`${key}. ${text}`}</View>
      ))}
    </View>
  );
}
