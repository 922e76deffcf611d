import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dayWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { useReader } from '@/platform/reading';
import type { MyVillage } from '@/platform/session';
import { useSettings } from '@/platform/settings';
import { canSpeak } from '@/platform/speech';
import { listeningWords } from '@/platform/spoken';
import { a11y } from '@/ui/a11y';
import { Icon } from '@/ui/icon';
import { LineArt } from '@/ui/line-art';
import { noVoice } from '@/ui/listen-button';
import { Press } from '@/ui/press';
import { greetingAt } from '../greeting';
import { thingsOf, todaySpeech } from '../today-speech';
import './today-head.scss';

type Today = ResponseOf<'today.get'>;

interface Props {
  /** Undefined while it is fetched. */
  today: Today | undefined;
  name: string;
  resident: MyVillage['resident'];
}

/** On cloth: who I am, the day, my household, and 听今天的事, under the drum tower. */
export function TodayHead({ today, name, resident }: Props) {
  const now = useNow();
  const household = resident ? ` · ${resident.householdCode}` : '';
  return (
    <View className="today-head">
      <View className="today-head__tower">
        <LineArt name="drumtower-line" widthPx={120} heightPx={150} />
      </View>
      <View className="today-head__words">
        <View className="today-head__greeting">
          <View className="h2">{`${name}，${greetingAt(now)}`}</View>
          <View className="label">{`${dayWords(now, now)}${household}`}</View>
        </View>
        {canSpeak && today ? <ListenToday today={today} name={name} now={now} /> : null}
      </View>
    </View>
  );
}

/** The page read aloud, from top to bottom. */
function ListenToday({ today, name, now }: { today: Today; name: string; now: number }) {
  const large = useSettings((s) => s.mode === 'xl');
  const speech = todaySpeech(today, name, now);
  const { state, toggle } = useReader('today', speech);
  const reading = state === 'reading';
  const things = thingsOf(today);
  const about = `${things === 0 ? '' : `${things} 件，`}约 ${listeningWords(speech)}`;
  const help = state === 'no-voice' ? noVoice : reading ? '正在念，点一下停' : about;
  return (
    <Press
      className="row today-head__listen"
      onPress={toggle}
      label={`${reading ? '停下' : '听今天的事'}，${state === 'no-voice' ? noVoice : about}`}
    >
      <View className="today-head__listen-icon">
        <Icon name={reading ? 'pause' : 'sound'} size={large ? 42 : 28} />
      </View>
      <View>
        <View className="b today-head__listen-name">{state === 'paused' ? '接着听' : '听今天的事'}</View>
        <View className="today-head__listen-help" {...a11y({ live: 'polite' })}>
          <Text>{help}</Text>
        </View>
      </View>
    </Press>
  );
}
