import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords, deadlineWords, whenWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { SecondaryButton } from '@/ui/button';
import { PrintResult } from './print-result';
import { NoticeBox } from '@/ui/notice-box';
import { SectionTitle } from '@/ui/section-title';

type Poll = ResponseOf<'polls.get'>;

/** Called off, put off, or still to begin: what changed about the time of a vote, and why. */
export function PollTimes({ poll }: { poll: Poll }) {
  const now = useNow();
  const last = poll.extensions[poll.extensions.length - 1];
  if (poll.cancelled)
    return (
      <NoticeBox tone="red" title="这次表决取消了">
        {`原因：${poll.cancelled.reason}`}
      </NoticeBox>
    );
  return (
    <View>
      {poll.state === 'announced' ? (
        <NoticeBox tone="gold" title={`${whenWords(poll.openedAt, now)}开始投票`}>
          现在先看材料。名册到开投那一刻定。
        </NoticeBox>
      ) : null}
      {last ? (
        <NoticeBox tone="gold" title={`截止往后延了：${deadlineWords(last.to, now)}`}>
          {`原因：${last.reason}`}
        </NoticeBox>
      ) : null}
    </View>
  );
}

/** 怎么算数: the rule in sentences, where it comes from, and that nobody has checked it against the law yet. */
export function PollRules({ poll }: { poll: Poll }) {
  const now = useNow();
  const { wantedDays, givenDays } = poll.notice;
  return (
    <View>
      <SectionTitle>怎么算数</SectionTitle>
      {poll.ruleSentences.map((sentence) => (
        <View key={sentence} className="body">
          {sentence}。
        </View>
      ))}
      {wantedDays === null ? null : (
        <View className="body">
          {givenDays >= wantedDays
            ? `材料提前 ${givenDays} 天公布，够 ${wantedDays} 天。`
            : `材料只提前了 ${givenDays} 天，按规定要 ${wantedDays} 天。`}
        </View>
      )}
      <View className="label mt1">
        {`依据：${poll.presetSource}${poll.presetValidFrom ? `（${dateOnlyWords(poll.presetValidFrom, now)}起）` : ''}`}
      </View>
      {poll.presetUnchecked ? <View className="label mt1">未核对：这套算法还没有人对过法条。</View> : null}
      <SectionTitle>我有没有票</SectionTitle>
      <View className="body">{poll.why}</View>
    </View>
  );
}

/** What the committee may do with a vote now. */
export function PollDeskActs({ poll }: { poll: Poll }) {
  const { extend, cancel, help, addTask, seeRoll, recordProxy, print } = poll.may;
  if (!seeRoll) return null;
  const open = (page: string) => go(`/packages/committee/pages/${page}`, { poll: poll.id });
  return (
    <View>
      <SectionTitle>村务台</SectionTitle>
      <SecondaryButton wide className="mt2" onPress={() => open('roll')}>
        看选民名册
      </SecondaryButton>
      {help ? (
        <SecondaryButton wide className="mt2" onPress={() => open('assist')}>
          替不会用手机的人录票
        </SecondaryButton>
      ) : null}
      {recordProxy ? (
        <SecondaryButton wide className="mt2" onPress={() => open('paper-proxy')}>
          照委托书录委托
        </SecondaryButton>
      ) : null}
      {print ? <PrintResult poll={poll} /> : null}
      {extend || cancel ? (
        <SecondaryButton wide className="mt2" onPress={() => open('change-poll')}>
          延后截止或取消
        </SecondaryButton>
      ) : null}
      {addTask ? (
        <SecondaryButton wide className="mt2" onPress={() => open('task')}>
          给决议定任务
        </SecondaryButton>
      ) : null}
    </View>
  );
}
