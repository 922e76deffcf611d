import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Icon } from './icon';
import { Press } from './press';

interface Props {
  /** Whether something is heard now. */
  playing: boolean;
  title: string;
  /** What pressing begins: 听这条通知. */
  label: string;
  time: string;
  percent: number;
  onPress: () => void;
}

/** The gold rhombus, what is heard, how far. */
export const ListenLine = ({ playing, title, label, time, percent, onPress }: Props) => (
  <View className="row audio-bar__top">
    <Press className="rhombus-play rhombus-play--big" label={playing ? '暂停' : label} onPress={onPress}>
      <View className="rhombus-play__cloth" />
      <Icon name={playing ? 'pause' : 'play'} size={22} className="rhombus-play__icon" />
    </Press>
    <View className="grow ml2">
      <View className="row row--wrap">
        <Text className="b grow" {...a11y({ live: 'polite' })}>
          {title}
        </Text>
        <Text className="label">{time}</Text>
      </View>
      <View className="audio-bar__track" {...a11y({ role: 'progressbar', label: `听了 ${percent}%` })}>
        <View className="audio-bar__heard" style={{ width: `${percent}%` }} />
      </View>
    </View>
  </View>
);
