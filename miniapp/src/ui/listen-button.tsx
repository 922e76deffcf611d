import { View } from '@tarojs/components';
import { useReader } from '@/platform/reading';
import { canSpeak } from '@/platform/speech';
import { a11y } from './a11y';
import { Icon } from './icon';
import { Press } from './press';

interface Props {
  /** What is read: one name in the whole app. */
  id: string;
  text: readonly string[];
  /** 听这条通知. */
  label: string;
}

/** The gold rhombus beside what it reads aloud; absent where the phone gives no voice to us. */
export const ListenButton = (props: Props) => (canSpeak ? <Rhombus {...props} /> : null);

function Rhombus({ id, text, label }: Props) {
  const { state, toggle } = useReader(id, text);
  const silent = state === 'no-voice';
  return (
    <View className="listen">
      <Press className="rhombus-play" onPress={toggle} label={state === 'reading' ? '暂停' : label}>
        <View className="rhombus-play__cloth" />
        <Icon name={state === 'reading' ? 'pause' : 'sound'} size={20} className="rhombus-play__icon" />
      </Press>
      {silent ? (
        <View className="cap listen__why" {...a11y({ role: 'status', live: 'polite' })}>
          {noVoice}
        </View>
      ) : null}
    </View>
  );
}

/** Why nothing is heard: said where somebody pressed. */
export const noVoice = '这部手机不会念中文';
