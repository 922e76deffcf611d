import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { nowMs } from '@/platform/clock';
import { goInstead } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DaySelect } from '@/ui/day-select';
import { DoneNote } from '@/ui/done-note';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { Select } from '@/ui/select';

type Poll = ResponseOf<'polls.get'>;

/** From a decision to somebody who does it by a day. */
export function TaskForm({ poll }: { poll: Poll }) {
  const roles = useRead('people.roles');
  const today = businessDate(nowMs());
  const [title, setTitle] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const add = useAct('tasks.add', {
    refreshes: ['tasks.list', 'polls.get'],
    onward: () => goInstead('/packages/affairs/pages/tasks'),
  });
  if (!poll.may.addTask) return <DoneNote title="还不能定任务" help="成了决议，才定谁来办。" />;
  const wrong = checkText(title, '做什么', { min: 4, max: 60 });
  const owners = [...new Map((roles.data?.items ?? []).map((grant) => [grant.userId, grant.name]))].map(
    ([value, text]) => ({ value, text }),
  );
  const send = () => {
    setTried(true);
    if (wrong || ownerId === null || dueOn === null) return;
    add.mutate({ params: { poll: poll.id }, body: { title: title.trim(), ownerId, dueOn } });
  };
  return (
    <>
      <View className="h2 mt1">{`决议 ${poll.decisionNo ?? ''} 号：${poll.title}`}</View>
      <Card padded className="mt3">
        <Field
          label="做什么"
          example="买两盏路灯装上"
          value={title}
          maxLength={60}
          error={tried ? wrong : null}
          onChange={setTitle}
        />
        <Select
          label="谁来办"
          items={owners}
          value={ownerId}
          error={tried && ownerId === null ? '选一位' : null}
          onChange={setOwnerId}
        />
        <DaySelect
          label="哪天以前"
          from={today}
          to={addDays(today, 180)}
          today={today}
          value={dueOn}
          error={tried && dueOn === null ? '选一个日子' : null}
          onChange={setDueOn}
        />
        {add.error ? <FormTrouble error={add.error} /> : null}
        <PrimaryButton wide size="big" className="mt3" busy={add.isPending && '正在记'} onPress={send}>
          定下这件事
        </PrimaryButton>
      </Card>
    </>
  );
}
