import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { PrimaryButton } from '@/ui/button';
import { SectionTitle } from '@/ui/section-title';
import { Timeline, type TimelineNode } from '@/ui/timeline';
import { Minutes } from './minutes';

type Poll = ResponseOf<'polls.get'>;

/** What follows a result: the meeting, its minutes entered by two, the decision, the money. */
export function NextSteps({ poll }: { poll: Poll }) {
  const now = useNow();
  return (
    <View>
      <SectionTitle>接下来</SectionTitle>
      <Timeline nodes={stepsAfter(poll, now)} />
      {poll.minutes.mayEnter ? (
        <PrimaryButton wide onPress={() => go('/packages/committee/pages/minutes', { poll: poll.id })}>
          录入会议纪要
        </PrimaryButton>
      ) : null}
      <Minutes poll={poll} now={now} />
    </View>
  );
}

/** Who entered the minutes, and what is still missing: a second person, or agreement. */
function minutesWords({ minutes, decisionNo }: Poll, names: string): string {
  if (decisionNo !== null) return `${names}录了`;
  if (minutes.differences.length > 0) return `${names}录的对不上：${minutes.differences.join('；')}`;
  return `${names}录了，还差 1 人`;
}

/** The steps as a timeline; a vote that missed its threshold has none to come. */
function stepsAfter(poll: Poll, now: number): TimelineNode[] {
  const closed: TimelineNode = {
    key: 'closed',
    title: '投票截止',
    when: momentWords(poll.closesAt, now),
    phase: 'past',
  };
  if (poll.verdict !== 'reached')
    return [closed, { key: 'none', title: '没有决议', help: '还想办，可以再开一次表决', phase: 'now' }];
  const { entries, decidedAt } = poll.minutes;
  const decided = poll.decisionNo !== null;
  const names = entries.map((entry) => entry.byName).join('、');
  const nodes: TimelineNode[] = [
    closed,
    {
      key: 'minutes',
      title: '开会签字，两人录入纪要',
      help: entries.length === 0 ? '还没人录' : minutesWords(poll, names),
      phase: decided ? 'past' : 'now',
    },
    {
      key: 'decision',
      title: decided ? `成为决议 ${poll.decisionNo ?? ''} 号` : '成为决议',
      help: decided ? undefined : '两人录得一样，才成决议，钱才能动',
      when: decidedAt ? momentWords(decidedAt, now) : undefined,
      phase: decided ? 'past' : 'todo',
    },
  ];
  if (poll.plan)
    nodes.push({
      key: 'dividend',
      title: '照方案分到各户',
      help: '分了以后，各家在“积分”里看自己的',
      phase: decided ? 'now' : 'todo',
    });
  return nodes;
}
