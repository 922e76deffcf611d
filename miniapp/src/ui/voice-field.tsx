import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { usePlayback } from '@/platform/playing';
import {
  canRecord,
  forgetVoice,
  RECORD_SECONDS_MAX,
  startRecording,
  type LocalVoice,
  type Recording,
} from '@/platform/recorder';
import { a11y } from './a11y';
import { PrimaryButton, SecondaryButton } from './button';
import { FieldFrame } from './field-frame';
import { Icon } from './icon';
import { Press } from './press';
import { playTime } from './voice-words';

interface Props {
  /** What is spoken: 侗话. */
  label: string;
  example?: string;
  voice: LocalVoice | null;
  onChange: (voice: LocalVoice | null) => void;
}

/** Something said into the phone: record, listen, again. Absent where the phone cannot record. */
export const VoiceField = (props: Props) => (canRecord ? <Field {...props} /> : null);

function Field({ label, example, voice, onChange }: Props) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const { state, seconds, begin, end } = useRecording((result) => {
    if (result instanceof ApiError) setTrouble(`${result.title}。${result.next}`);
    else onChange(result);
  });
  const record = () => {
    setTrouble(null);
    if (voice) void forgetVoice(voice.ref);
    onChange(null);
    void begin();
  };
  return (
    <FieldFrame label={`${label}录音`} example={voice || state !== 'idle' ? undefined : example} error={trouble}>
      {state === 'recording' ? (
        <View className="row row--wrap mt1">
          <Text className="grow b c-red" {...a11y({ role: 'status' })}>
            {`在录 ${playTime(seconds)}`}
          </Text>
          <PrimaryButton label={`${label}，录好了`} onPress={() => void end()}>
            录好了
          </PrimaryButton>
        </View>
      ) : voice ? (
        <Recorded label={label} voice={voice} onAgain={record} onDrop={() => onChange(null)} />
      ) : (
        <SecondaryButton wide icon="sound" className="mt1" busy={state === 'asking' && '正在开话筒'} onPress={record}>
          {`录${label}`}
        </SecondaryButton>
      )}
    </FieldFrame>
  );
}

interface RecordedProps {
  label: string;
  voice: LocalVoice;
  onAgain: () => void;
  onDrop: () => void;
}

function Recorded({ label, voice, onAgain, onDrop }: RecordedProps) {
  const { state, second, toggle } = usePlayback(`field-${voice.ref}`, voice);
  const playing = state === 'playing';
  const drop = () => {
    void forgetVoice(voice.ref);
    onDrop();
  };
  return (
    <View className="row row--wrap mt1">
      <Press className="rhombus-play" label={playing ? '停一下' : `听${label}`} onPress={toggle}>
        <View className="rhombus-play__cloth" />
        <Icon name={playing ? 'pause' : 'play'} size={20} className="rhombus-play__icon" />
      </Press>
      <Text className="grow ml2" {...a11y({ live: 'polite' })}>
        {state === 'failed' ? '放不出来，再录一次' : playTime(playing || state === 'paused' ? second : voice.seconds)}
      </Text>
      <SecondaryButton size="small" label={`${label}，再录`} onPress={onAgain}>
        再录
      </SecondaryButton>
      <SecondaryButton size="small" className="ml2" label={`${label}，不要了`} onPress={drop}>
        不要了
      </SecondaryButton>
    </View>
  );
}

type Take = 'idle' | 'asking' | 'recording';

/** One take: it ends by itself before it is too long, and with nothing when its page goes. */
function useRecording(onEnd: (result: LocalVoice | ApiError) => void) {
  const [state, setState] = useState<Take>('idle');
  const [seconds, setSeconds] = useState(0);
  const recording = useRef<Recording | null>(null);
  const gone = useRef(false);
  const tell = useRef(onEnd);
  tell.current = onEnd;

  const begin = async () => {
    setSeconds(0);
    setState('asking');
    try {
      const begun = await startRecording();
      if (gone.current) return begun.cancel();
      recording.current = begun;
      setState('recording');
    } catch (error) {
      fail(error);
    }
  };
  const end = async () => {
    const taken = recording.current;
    recording.current = null;
    if (!taken) return;
    try {
      const voice = await taken.stop();
      setState('idle');
      tell.current(voice);
    } catch (error) {
      fail(error);
    }
  };
  const fail = (error: unknown) => {
    setState('idle');
    if (!(error instanceof ApiError)) throw error;
    tell.current(error);
  };

  useEffect(() => {
    if (state !== 'recording') return undefined;
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000);
    return () => clearInterval(timer);
  }, [state]);
  const tooLong = seconds >= RECORD_SECONDS_MAX;
  useEffect(() => {
    if (tooLong) void end();
  }, [tooLong]);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      recording.current?.cancel();
    };
  }, []);
  return { state, seconds, begin, end };
}
