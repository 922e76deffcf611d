import { View } from '@tarojs/components';
import { voiceLanguageLabels, type VoiceLanguage } from '@wecountry/shared/domain/notice';
import { useState } from 'react';
import { setPace, stopPlaying, usePlayback } from '@/platform/playing';
import { stopReading, useReader, useReading } from '@/platform/reading';
import { canSpeak } from '@/platform/speech';
import { listeningWords, SLOW_RATE } from '@/platform/spoken';
import { a11y } from './a11y';
import { AudioBar } from './audio-bar';
import { cx } from './cx';
import { noVoice } from './listen-button';
import { ListenLine } from './listen-line';
import { Press } from './press';
import { playTime } from './voice-words';

export interface SpokenRecording {
  language: VoiceLanguage;
  /** With its origin. */
  url: string;
  seconds: number;
}

interface Props {
  /** What is heard: one name in the whole app. */
  id: string;
  recordings: readonly SpokenRecording[];
  /** Who speaks: 石明. */
  speaker: string;
  text: readonly string[];
  /** 听这条通知. */
  label: string;
}

type Track = VoiceLanguage | 'phone';

/** The recording first, by language; the phone's own voice where it has one, and alone where nothing was recorded. */
export function VoiceBar({ id, recordings, speaker, text, label }: Props) {
  const [chosen, setChosen] = useState<Track | null>(null);
  const [first] = recordings;
  if (!first) return <AudioBar id={id} text={text} label={label} />;
  const track = chosen ?? first.language;
  const recording = recordings.find((r) => r.language === track);
  const tracks: Track[] = [...recordings.map((r) => r.language), ...(canSpeak ? (['phone'] as const) : [])];
  const choose = (next: Track) => {
    stopPlaying(id);
    stopReading(id);
    setChosen(next);
  };
  return (
    <View className="audio-bar cloth">
      {recording ? (
        <Recording id={id} recording={recording} speaker={speaker} label={label} />
      ) : (
        <ReadAloud id={id} text={text} label={label} />
      )}
      <View className="row audio-bar__paces">
        <View className="row grow" {...a11y({ role: 'radiogroup', label: '听哪一种' })}>
          {tracks.map((each) => (
            <Press
              key={each}
              role="radio"
              className={cx('audio-bar__pace', each === track && 'is-on')}
              checked={each === track}
              onPress={() => choose(each)}
            >
              {each === 'phone' ? '手机念' : voiceLanguageLabels[each]}
            </Press>
          ))}
        </View>
        <SlowSwitch />
      </View>
    </View>
  );
}

function SlowSwitch() {
  const slow = useReading((s) => s.slow);
  return (
    <Press
      role="switch"
      className={cx('audio-bar__pace audio-bar__slow', slow && 'is-on')}
      checked={slow}
      label="慢一点"
      onPress={() => setPace(!slow)}
    >
      慢一点
    </Press>
  );
}

interface RecordingProps {
  id: string;
  recording: SpokenRecording;
  speaker: string;
  label: string;
}

function Recording({ id, recording, speaker, label }: RecordingProps) {
  const { state, second, toggle } = usePlayback(id, recording);
  const title = state === 'failed' ? '这段录音放不出来' : `${speaker}用${voiceLanguageLabels[recording.language]}说`;
  return (
    <ListenLine
      playing={state === 'playing'}
      title={title}
      label={label}
      time={`${playTime(second)} / ${playTime(recording.seconds)}`}
      percent={Math.min(100, Math.floor((second * 100) / Math.max(recording.seconds, 1)))}
      onPress={toggle}
    />
  );
}

function ReadAloud({ id, text, label }: { id: string; text: readonly string[]; label: string }) {
  const { state, heardPercent, slow, toggle } = useReader(id, text);
  const reading = state === 'reading';
  return (
    <ListenLine
      playing={reading}
      title={state === 'no-voice' ? noVoice : reading ? '手机正在念' : label}
      label={label}
      time={`约 ${listeningWords(text, slow ? SLOW_RATE : 1)}`}
      percent={heardPercent}
      onPress={toggle}
    />
  );
}
