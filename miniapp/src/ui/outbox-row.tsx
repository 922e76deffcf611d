import { Text, View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import type { OutboxItem, OutboxState } from '@/platform/outbox-store';
import { PrimaryButton, SecondaryButton } from './button';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { ListItem } from './list-item';

const states: Record<OutboxState, { word: string; icon: IconName; tone: string }> = {
  waiting: { word: '等网络', icon: 'clock', tone: 'c-gold' },
  sending: { word: '正在发', icon: 'refresh', tone: 'c-indigo' },
  sent: { word: '发出了', icon: 'check', tone: 'c-green' },
  failed: { word: '没发成', icon: 'warn', tone: 'c-red' },
};

interface Props {
  item: OutboxItem;
  now: number;
  onAgain: () => void;
  onWhy: () => void;
}

/** An act on its way to the village, and how far it got. It never shows what was voted. */
export function OutboxRow({ item, now, onAgain, onWhy }: Props) {
  const { word, icon, tone } = states[item.state];
  const when =
    item.sentAt === null ? `${momentWords(item.madeAt, now)} 按的` : `${momentWords(item.sentAt, now)} 村里收到`;
  const help = item.state === 'failed' && item.tries > 1 ? `传了 ${item.tries} 次，都没成` : when;
  return (
    <ListItem className="outbox-row" label={`${item.title}，${word}，${help}`}>
      <View className="row">
        <View className="tile">
          <Icon name={item.icon} />
        </View>
        <View className="grow ml3">
          <View className="b">{item.title}</View>
          <View className="label">{help}</View>
        </View>
        <View className={`row label b nowrap ${tone}`}>
          <Icon name={icon} size={19} />
          <Text className="ml1">{word}</Text>
        </View>
      </View>
      {item.state === 'failed' ? (
        <View className="row outbox-row__acts">
          <PrimaryButton size="small" className="grow" onPress={onAgain}>
            再发一次
          </PrimaryButton>
          <SecondaryButton size="small" className="ml2" onPress={onWhy}>
            看原因
          </SecondaryButton>
        </View>
      ) : null}
    </ListItem>
  );
}
