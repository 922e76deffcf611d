import { Image, Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { LISTENED_PERCENT, noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { useEffect } from 'react';
import { useNow } from '@/platform/clock';
import { pictureUrl } from '@/platform/picture-url';
import { usePlaying } from '@/platform/playing';
import { useReading } from '@/platform/reading';
import { useRoles } from '@/platform/session';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { Facts, type Fact } from '@/ui/facts';
import { ReceiptSteps } from '@/ui/receipt-steps';
import { Tag } from '@/ui/tag';
import { VoiceBar } from '@/ui/voice-bar';
import { markNotice } from '../api/mark-notice';
import { useMyReceipt } from '../api/use-my-receipt';
import { categoryTone } from '../category-tone';
import { noticeSpeech } from '../notice-speech';
import { HiringCard } from './hiring-card';
import { Corrections, Withdrawn } from './notice-history';
import { Replies } from './replies';
import { receiptStepsOf } from '../receipt-words';

type Notice = ResponseOf<'notices.get'>;

/** A whole notice. Opening it marks 看到, hearing 80 % of it 听过, each once. */
export function NoticeView({ notice }: { notice: Notice }) {
  const now = useNow();
  const villager = useRoles().includes('villager');
  const receipt = useMyReceipt(notice.id, notice.receipt);
  const facts = factsOf(notice);
  const reading = `notice-${notice.id}`;
  const heardRead = useReading((s) => s.id === reading && s.heardPercent >= LISTENED_PERCENT);
  const heardPlayed = usePlaying((s) => s.id === reading && s.heardPercent >= LISTENED_PERCENT);
  const heard = heardRead || heardPlayed;

  // A step that failed stays in the outbox, where it can be sent again; it is not posted a second time.
  const marksSeen = villager && !receipt.seen && receipt.posted.seen === undefined;
  useEffect(() => {
    if (marksSeen) markNotice(notice, 'seen');
  }, [marksSeen, notice]);
  const marksListened = villager && heard && !receipt.listened && receipt.posted.listened === undefined;
  useEffect(() => {
    if (marksListened) markNotice(notice, 'listened');
  }, [marksListened, notice]);

  return (
    <View>
      <View className="row row--wrap">
        <Tag tone={categoryTone[notice.category]}>{noticeCategoryLabels[notice.category]}</Tag>
        <Text className="label ml2">{`发给${notice.audienceLabel} ${notice.audienceHouseholds} 户`}</Text>
      </View>
      <View className="h1 mt2" {...a11y({ role: 'heading', level: 2 })}>
        {notice.title}
      </View>
      <View className="label mt1">{`${notice.authorName} · ${momentWords(notice.publishedAt, now)} 发`}</View>
      <Withdrawn notice={notice} />
      <View className="mt3">
        <VoiceBar
          id={reading}
          recordings={notice.voices.map(({ language, url, seconds }) => ({
            language,
            seconds,
            url: pictureUrl(url),
          }))}
          speaker={notice.authorName}
          text={noticeSpeech(notice, now)}
          label="听这条通知"
        />
      </View>
      {facts.length > 0 ? (
        <View className="mt3">
          <Facts facts={facts} />
        </View>
      ) : null}
      <View className="body mt3 pre">{notice.body}</View>
      {notice.pictures.map((picture, i) => (
        <Image
          key={picture.id}
          className="mt3"
          style={{ width: '100%' }}
          src={pictureUrl(picture.medium)}
          mode="widthFix"
          lazyLoad
          {...a11y({ role: 'img', label: `第 ${i + 1} 张照片` })}
        />
      ))}
      <Corrections notice={notice} />
      <HiringCard notice={notice} villager={villager} />
      {villager ? (
        <Card padded className="mt4">
          <ReceiptSteps steps={receiptStepsOf(receipt, now)} />
        </Card>
      ) : null}
      {notice.commentsOn ? <Replies notice={notice} /> : null}
    </View>
  );
}

/** What one must know without reading the text. */
function factsOf({ when, where, todo }: Notice): Fact[] {
  const facts: Fact[] = [];
  if (when) facts.push({ icon: 'clock', name: '什么时候', value: when });
  if (where) facts.push({ icon: 'pin', name: '哪里', value: where });
  if (todo) facts.push({ icon: 'flag', name: '你要做什么', value: todo });
  return facts;
}
