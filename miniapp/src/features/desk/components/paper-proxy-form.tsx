import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { uploadPicture, type LocalPicture } from '@/platform/media';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DoneNote } from '@/ui/done-note';
import { FormTrouble } from '@/ui/form-trouble';
import { PictureField } from '@/ui/picture-field';
import { ConfirmSheet } from '@/ui/sheet';
import { useUploadOnce } from '@/platform/upload-once';
import { PersonPicker, type Picked } from './person-picker';

type Poll = ResponseOf<'polls.get'>;

/** A written proxy from its signed paper: who gave it, to whom of the household, and the photo. Both are told. */
export function PaperProxyForm({ poll }: { poll: Poll }) {
  const [round, setRound] = useState(0);
  if (!poll.proxy.allowed || poll.state !== 'open')
    return <DoneNote title="现在不能录委托" help="要会议的规定许可，而且正在投票。" />;
  return <OneProxy key={round} poll={poll} onNext={() => setRound(round + 1)} />;
}

function OneProxy({ poll, onNext }: { poll: Poll; onNext: () => void }) {
  const [holder, setHolder] = useState<Picked | null>(null);
  const [agent, setAgent] = useState<Picked | null>(null);
  const [pictures, setPictures] = useState<LocalPicture[]>([]);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const upload = useUploadOnce(uploadPicture);
  const record = useAct('polls.recordProxy', { refreshes: ['polls.get', 'polls.roll'] });
  const [picture] = pictures;
  if (record.data)
    return (
      <>
        <DoneNote
          title={`${holder?.name ?? ''}的委托录好了`}
          help={`两个人都会收到消息。${poll.secret ? '没投以前' : '截止以前'}能收回。`}
        />
        <SecondaryButton wide className="mt3" onPress={onNext}>
          再录一份
        </SecondaryButton>
      </>
    );
  const next = () => {
    setTried(true);
    if (holder && agent && picture) setAsking(true);
  };
  const send = async () => {
    if (!holder || !agent || !picture) return;
    const photoId = await upload.send(picture);
    if (photoId === null) return;
    const body = { holderId: holder.residentId, agentId: agent.residentId, photoId };
    record.mutate({ params: { poll: poll.id }, body });
  };
  return (
    <>
      <View className="h2 mt1">{poll.title}</View>
      <View className="label mt1">只能委托同一户的大人，一个人最多受两份。照签了字的纸录。</View>
      <Card padded className="mt3">
        <PersonPicker label="谁委托" value={holder} error={tried && !holder ? '选一位' : null} onChange={setHolder} />
        <PersonPicker label="委托给谁" value={agent} error={tried && !agent ? '选一位' : null} onChange={setAgent} />
        <PictureField
          label="签了字的委托书"
          pictures={pictures}
          max={1}
          error={tried && !picture ? '拍一张签名的委托书' : null}
          onChange={setPictures}
        />
      </Card>
      <PrimaryButton wide size="big" className="mt4" onPress={next}>
        录这份委托
      </PrimaryButton>
      <ConfirmSheet
        open={asking}
        title={`${holder?.name ?? ''}委托${agent?.name ?? ''}投票？`}
        confirmName="录这份委托"
        busy={(upload.sending && '正在传照片') || (record.isPending && '正在录')}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        <View className="body">两个人都会收到消息。你的名字也会记上。</View>
        {upload.error ? <FormTrouble error={upload.error} /> : null}
        {record.error ? <FormTrouble error={record.error} /> : null}
      </ConfirmSheet>
    </>
  );
}
