import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { taskStateLabels } from '@wecountry/shared/domain/decision-tasks';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Diamond } from '@/ui/diamond';
import { FormTrouble } from '@/ui/form-trouble';
import { ListItem } from '@/ui/list-item';
import { ConfirmSheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';
import { TextArea } from '@/ui/text-area';

type Task = ResponseOf<'tasks.list'>['items'][number];

const tones = { todo: 'line', late: 'red', done: 'green', done_late: 'gold' } as const;

const marks = { todo: 'now', late: 'failed', done: 'done', done_late: 'done' } as const;

/** What decisions ask of people: who, by when, and how it went. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const now = useNow();
  const [finishing, setFinishing] = useState<Task | null>(null);
  return (
    <View>
      <Card list label="决议定下的事">
        {tasks.map((task) => (
          <ListItem key={task.id} className="pad">
            <View className="row row--top">
              <Diamond state={marks[task.state]} />
              <View className="grow ml3">
                <View className="row row--wrap row--top">
                  <View className="b grow">{task.title}</View>
                  <Tag tone={tones[task.state]}>{taskStateLabels[task.state]}</Tag>
                </View>
                <View className="label">{`${task.ownerName}办，${dateOnlyWords(task.dueOn, now)}以前`}</View>
                <View className="cap">{whereFrom(task, now)}</View>
                {task.doneNote === null ? null : <View className="body mt1">{task.doneNote}</View>}
                {task.mayFinish ? (
                  <PrimaryButton
                    size="small"
                    className="mt2"
                    label={`记办完了，${task.title}`}
                    onPress={() => setFinishing(task)}
                  >
                    记办完了
                  </PrimaryButton>
                ) : null}
              </View>
            </View>
          </ListItem>
        ))}
      </Card>
      {finishing ? <Finish key={finishing.id} task={finishing} onClose={() => setFinishing(null)} /> : null}
    </View>
  );
}

/** By which decision, and when it was done. */
const whereFrom = ({ decisionNo, doneAt }: Task, now: number): string =>
  `决议 ${decisionNo} 号${doneAt === null ? '' : `，${momentWords(doneAt, now)}办完`}`;

function Finish({ task, onClose }: { task: Task; onClose: () => void }) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = checkText(note, '办成什么样', { min: 4, max: 200 });
  const finish = useAct('tasks.finish', { refreshes: ['tasks.list', 'polls.get'], onDone: onClose });
  const send = () => {
    setTried(true);
    if (!wrong) finish.mutate({ params: { task: task.id }, body: { note: note.trim() } });
  };
  return (
    <ConfirmSheet
      open
      title={`“${task.title}”办完了？`}
      confirmName="记下办完了"
      busy={finish.isPending && '正在记'}
      onConfirm={send}
      onClose={onClose}
    >
      <TextArea label="办成什么样" value={note} error={tried ? wrong : null} onChange={setNote} />
      <View className="label">大家都看得到，记了不能改。</View>
      {finish.error ? <FormTrouble error={finish.error} /> : null}
    </ConfirmSheet>
  );
}
