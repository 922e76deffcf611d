import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { nowMs } from '@/platform/clock';
import { uploadPicture, type LocalPicture } from '@/platform/media';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DaySelect } from '@/ui/day-select';
import { DoneNote } from '@/ui/done-note';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { NoticeBox } from '@/ui/notice-box';
import { PictureField } from '@/ui/picture-field';
import { useUploadOnce } from '@/platform/upload-once';

type Poll = ResponseOf<'polls.get'>;

/** The minutes of the meeting that decides: two people enter the same, then it is a decision. */
export function MinutesForm({ poll }: { poll: Poll }) {
  const today = businessDate(nowMs());
  const closedOn = businessDate(poll.closesAt);
  const [heldOn, setHeldOn] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [attendance, setAttendance] = useState('');
  const [pictures, setPictures] = useState<LocalPicture[]>([]);
  const [tried, setTried] = useState(false);
  const upload = useUploadOnce(uploadPicture);
  const enter = useAct('polls.minutes', { refreshes: ['polls.get', 'polls.list', 'today.get'] });
  const count = Number(attendance);
  const wrong = wrongIn({ heldOn, place, count, photos: pictures.length });

  if (enter.data || poll.decisionNo || !poll.minutes.mayEnter)
    return <Entered poll={poll} answer={enter.data} onAgain={enter.reset} />;

  const send = async () => {
    setTried(true);
    if (heldOn === null || wrong.place || wrong.attendance || wrong.photo) return;
    const ids: string[] = [];
    for (const picture of pictures) {
      const id = await upload.send(picture);
      if (id === null) return;
      ids.push(id);
    }
    const [photoId, ...morePhotoIds] = ids;
    if (photoId === undefined) return;
    const body = { heldOn, place: place.trim(), attendance: count, photoId, morePhotoIds };
    enter.mutate({ params: { poll: poll.id }, body });
  };
  return (
    <>
      <View className="h2 mt1">{poll.title}</View>
      <View className="label mt1">{promptFor(poll)}</View>
      <Card padded className="mt3">
        <DaySelect
          label="哪天开的会"
          from={closedOn}
          to={today > closedOn ? today : addDays(closedOn, 1)}
          today={today}
          value={heldOn}
          error={tried ? wrong.heldOn : null}
          onChange={setHeldOn}
        />
        <Field
          label="在哪里"
          example="鼓楼"
          value={place}
          maxLength={40}
          error={tried ? wrong.place : null}
          onChange={setPlace}
        />
        <Field
          label={poll.unit === 'household' ? '到会几户' : '到会几人'}
          type="number"
          value={attendance}
          maxLength={6}
          error={tried ? wrong.attendance : null}
          onChange={setAttendance}
        />
        <PictureField
          label="签名纪要的照片，每页一张"
          pictures={pictures}
          max={6}
          error={tried ? wrong.photo : null}
          onChange={setPictures}
        />
        {upload.error ? <FormTrouble error={upload.error} /> : null}
        {enter.error ? <FormTrouble error={enter.error} /> : null}
        <PrimaryButton
          wide
          size="big"
          className="mt3"
          busy={(upload.sending && '正在传照片') || (enter.isPending && '正在录')}
          onPress={() => void send()}
        >
          录入纪要
        </PrimaryButton>
      </Card>
    </>
  );
}

interface EnteredProps {
  poll: Poll;
  answer: ResponseOf<'polls.minutes'> | undefined;
  onAgain: () => void;
}

/** What comes after an entry, or why there is none to make. */
function Entered({ poll, answer, onAgain }: EnteredProps) {
  const decisionNo = answer?.decisionNo ?? poll.decisionNo;
  if (decisionNo) return <DoneNote title={`成了决议 ${decisionNo}`} help="两个人录的对上了。" />;
  if (!answer) return <DoneNote title="现在不用录" help="没达到门槛，或者不该你录。" />;
  const { differences } = answer;
  if (differences.length > 0) return <Differing differences={differences} onAgain={onAgain} />;
  return <DoneNote title="你录好了" help="等另一位到会的人再录一份，对上就成决议。" />;
}

/** Two entries do not say the same: what differs, and the way back to one's own, as it was filled in. */
function Differing({ differences, onAgain }: { differences: readonly string[]; onAgain: () => void }) {
  return (
    <>
      <NoticeBox tone="gold" icon="warn" title="收下了，和别人录的对不上">
        对着纸再看一遍，谁录错了谁重录。
      </NoticeBox>
      <Card list className="mt3">
        {differences.map((difference) => (
          <ListRow key={difference} title={difference} />
        ))}
      </Card>
      <PrimaryButton wide size="big" className="mt4" onPress={onAgain}>
        我录错了，重录
      </PrimaryButton>
    </>
  );
}

function promptFor({ minutes: { entries } }: Poll): string {
  if (entries.some((entry) => entry.mine)) return '你录过一份。对着签名纪要重录，以后一份为准。';
  const first = entries.find((entry) => !entry.mine);
  if (first) return `${first.byName}已经录了一份。对着签名纪要，你再录一份。`;
  return '对着签名的纪要录。还要另一个人再录一份。';
}

const wrongIn = (given: { heldOn: string | null; place: string; count: number; photos: number }) => ({
  heldOn: given.heldOn === null ? '选开会的日子' : null,
  place: checkText(given.place, '地点', { min: 2, max: 40 }),
  attendance: Number.isInteger(given.count) && given.count >= 1 && given.count <= 100_000 ? null : '写到会的户数',
  photo: given.photos === 0 ? '拍一张签名的纪要' : null,
});
