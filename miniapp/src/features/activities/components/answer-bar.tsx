import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/platform/navigate';
import { sendAgain, usePosted } from '@/platform/outbox';
import { useTelling } from '@/platform/use-telling';
import { a11y } from '@/ui/a11y';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { DoneNote } from '@/ui/done-note';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Sheet } from '@/ui/sheet';
import { answerActivity } from '../api/answer-activity';
import { type Activity, memberWords, mineWords } from '../activity-words';

interface Props {
  activity: Activity;
  /** When it was fetched, ms of this phone's clock. */
  fetchedAt: number;
}

/** The act of the page: sign up, change it, check in. Says where the answer is until it has arrived. */
export function AnswerBar({ activity, fetchedAt }: Props) {
  const [open, setOpen] = useState(false);
  const posted = usePosted('activities.answer', { activity: activity.id });
  const askToBeTold = useTelling('affairs');
  const { household, state, invited, answersOpen, group } = activity;
  const me = household.find((member) => member.self);
  const mayAsk = household.some((member) => member.invited && member.removed === null);
  if (posted?.state === 'failed')
    return (
      <BottomBar note={posted.trouble ? `${posted.trouble.title}。${posted.trouble.next}` : undefined}>
        <SecondaryButton size="big" onPress={() => setOpen(true)}>
          改一改
        </SecondaryButton>
        <PrimaryButton size="big" wide className="ml3" onPress={() => sendAgain(posted.id)}>
          再发一次
        </PrimaryButton>
        <HouseholdSheet activity={activity} open={open} onClose={() => setOpen(false)} />
      </BottomBar>
    );
  if (posted && posted.state !== 'sent')
    return (
      <BottomBar note="报名还没到村里，有网自己发。名额按到的先后。">
        <PrimaryButton size="big" wide busy="等网络">
          报名
        </PrimaryButton>
      </BottomBar>
    );
  if (posted && fetchedAt < (posted.sentAt ?? 0))
    return (
      <BottomBar>
        <DoneNote title="村里收到了" />
      </BottomBar>
    );
  if (state === 'held' && invited)
    return (
      <BottomBar>
        <PrimaryButton size="big" wide onPress={() => go('/packages/activities/pages/check-in', { id: activity.id })}>
          签到
        </PrimaryButton>
      </BottomBar>
    );
  const answered = mineWords(activity);
  if (state !== 'open' || (!answersOpen && answered === '') || !invited || !mayAsk) return null;
  const sheet = <HouseholdSheet activity={activity} open={open} onClose={() => setOpen(false)} />;
  if (answered !== '')
    return (
      <BottomBar>
        <DoneNote title={answered} help={me?.place === 'waiting' ? memberWords(me, activity) : '去不了就早点说。'} />
        <SecondaryButton onPress={() => setOpen(true)}>改报名</SecondaryButton>
        {sheet}
      </BottomBar>
    );
  const say = (going: boolean) => {
    if (!me) return;
    if (going) askToBeTold();
    answerActivity(activity, [{ residentId: me.residentId, going }]);
  };
  const full = activity.capacity !== null && activity.taken >= activity.capacity;
  return (
    <BottomBar note={full ? '满了也可以报，有人退出自己补上。' : undefined}>
      {group ? (
        <SecondaryButton size="big" onPress={() => say(false)}>
          我不来
        </SecondaryButton>
      ) : (
        <SecondaryButton size="big" onPress={() => setOpen(true)}>
          替家里人报
        </SecondaryButton>
      )}
      {me?.invited && me.removed === null ? (
        <PrimaryButton size="big" wide className="ml3" onPress={() => say(true)}>
          {group ? '我来' : full ? '我候补' : '我报名'}
        </PrimaryButton>
      ) : null}
      {sheet}
    </BottomBar>
  );
}

/** Who of the household comes; says the whole answer at once. */
function HouseholdSheet({ activity, open, onClose }: { activity: Activity; open: boolean; onClose: () => void }) {
  const askToBeTold = useTelling('affairs');
  const people = activity.household.filter(
    (member) => member.removed === null && (member.invited || member.place !== null),
  );
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const goes = (id: string, place: string | null) => changed[id] ?? (place === 'in' || place === 'waiting');
  const going = people.filter((member) => goes(member.residentId, member.place));
  const send = () => {
    if (going.length > 0) askToBeTold();
    answerActivity(
      activity,
      people
        .filter((member) => goes(member.residentId, member.place) || member.place !== null)
        .map(({ residentId, place }) => ({ residentId, going: goes(residentId, place) })),
    );
    setChanged({});
    onClose();
  };
  const nothing = going.length === 0 && people.every((member) => member.place === null);
  return (
    <Sheet open={open} title="家里谁去" onClose={onClose} closeName="先不">
      <View className="card card--list" {...a11y({ role: 'group', label: '家里谁去' })}>
        {people.map(({ residentId, name, place }) => {
          const on = goes(residentId, place);
          return (
            <Press
              key={residentId}
              role="checkbox"
              className="row select__item"
              checked={on}
              onPress={() => setChanged({ ...changed, [residentId]: !on })}
            >
              <View className="grow b">{name}</View>
              <View className="label mr2">{on ? '去' : '不去'}</View>
              {on ? <Icon name="check" size={20} className="c-indigo" /> : null}
            </Press>
          );
        })}
      </View>
      <PrimaryButton wide size="big" className="mt4" off={nothing ? '先选谁去' : null} onPress={send}>
        {going.length > 0 ? `${going.length} 个人去` : '都不去了'}
      </PrimaryButton>
    </Sheet>
  );
}
