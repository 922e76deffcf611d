import { View } from '@tarojs/components';
import { setSlow, useReader } from '@/platform/reading';
import { canSpeak } from '@/platform/speech';
import { listeningWords, SLOW_RATE } from '@/platform/spoken';
import { a11y } from './a11y';
import { cx } from './cx';
import { noVoice } from './listen-button';
import { ListenLine } from './listen-line';
import { Press } from './press';

interface Props {
  /** What is read: one name in the whole app. */
  id: string;
  text: readonly string[];
  /** 听这条通知. */
  label: string;
}

/** The phone reads aloud, on cloth: gold rhombus, how much was heard, 慢一点. Absent where the phone gives us no voice. */
export const AudioBar = (props: Props) => (canSpeak ? <Bar {...props} /> : null);

function Bar({ id, text, label }: Props) {
  const { state, heardPercent, slow, toggle } = useReader(id, text);
  const reading = state === 'reading';
  const title = state === 'no-voice' ? noVoice : reading ? '手机正在念' : label;
  return (
    <View className="audio-bar cloth">
      <ListenLine
        playing={reading}
        title={title}
        label={label}
        time={`约 ${listeningWords(text, slow ? SLOW_RATE : 1)}`}
        percent={heardPercent}
        onPress={toggle}
      />
      <View className="row audio-bar__paces" {...a11y({ role: 'radiogroup', label: '念得快慢' })}>
        {[false, true].map((pace) => (
          <Press
            key={String(pace)}
            role="radio"
            className={cx('audio-bar__pace', pace === slow && 'is-on')}
            checked={pace === slow}
            label={pace ? '慢一点' : '平常快慢'}
            onPress={() => setSlow(pace)}
          >
            {pace ? '慢一点' : '平常快慢'}
          </Press>
        ))}
      </View>
    </View>
  );
}
