import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { ageWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { sendAgain } from '@/platform/outbox';
import type { OutboxItem } from '@/platform/outbox-store';
import { useReader } from '@/platform/reading';
import { useSettings } from '@/platform/settings';
import { canSpeak } from '@/platform/speech';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { ListenButton } from '@/ui/listen-button';
import { UrgentCard } from '@/ui/notice-card';
import { markNotice } from '../api/mark-notice';
import { useMyReceipt } from '../api/use-my-receipt';
import { cardSpeech } from '../notice-speech';
import './urgent-notices.scss';

type Card = ResponseOf<'today.get'>['urgent'][number];

/** 紧急, above everything until 知道了. */
export function UrgentNotices({ notices }: { notices: readonly Card[] }) {
  if (notices.length === 0) return null;
  return (
    <View className="mt3">
      {notices.map((card) => (
        <Urgent key={card.id} card={card} />
      ))}
    </View>
  );
}

function Urgent({ card }: { card: Card }) {
  const now = useNow();
  const large = useSettings((s) => s.mode === 'xl');
  const speech = cardSpeech(card, now);
  const reading = `urgent-${card.id}`;
  const act = useMyReceipt(card.id, card.receipt).posted.acknowledged;
  return (
    <UrgentCard
      title={card.title}
      when={large ? `${ageWords(card.publishedAt, now)}发的` : `${momentWords(card.publishedAt, now)} 发`}
      onPress={() => go('/packages/affairs/pages/notice', { id: card.id })}
      listen={large ? null : <ListenButton id={reading} text={speech} label={`听这条通知，${card.title}`} />}
      action={large ? <LargeActions card={card} reading={reading} speech={speech} /> : onItsWay(act)}
    />
  );
}

/** In 特大 the card itself can be heard and answered, without opening it. */
function LargeActions({ card, reading, speech }: { card: Card; reading: string; speech: readonly string[] }) {
  const { state, toggle } = useReader(reading, speech);
  const { posted, acknowledged } = useMyReceipt(card.id, card.receipt);
  const act = posted.acknowledged;
  return (
    <View>
      <View className="row">
        {canSpeak ? (
          <SecondaryButton
            icon={state === 'reading' ? 'pause' : 'sound'}
            className="urgent-answer__listen"
            label={`听，${card.title}`}
            onPress={toggle}
          >
            {state === 'reading' ? '停' : '听'}
          </SecondaryButton>
        ) : null}
        <PrimaryButton
          className="urgent-answer__know"
          label={`知道了，${card.title}`}
          busy={acknowledged && (act?.state === 'waiting' ? '等网络' : '正在发')}
          onPress={() => (act?.state === 'failed' ? sendAgain(act.id) : markNotice(card, 'acknowledged'))}
        >
          {act?.state === 'failed' ? '再发一次' : '知道了'}
        </PrimaryButton>
      </View>
      {state === 'no-voice' ? <View className="label mt1">这部手机不会念中文</View> : null}
    </View>
  );
}

/** 知道了 was pressed, and the village has not got it yet. */
function onItsWay(act: OutboxItem | undefined) {
  if (!act || act.state === 'sent') return null;
  const words = { waiting: '知道了，等网络发出去', sending: '知道了，正在发', failed: '“知道了”没发成，点开再发一次' };
  return <View className="label">{words[act.state]}</View>;
}
