import { View } from '@tarojs/components';
import { helperRelationLabels, helperRelations, type HelperRelation } from '@wecountry/shared/domain/helper';
import { useState } from 'react';
import { type LocalPicture, uploadPicture } from '@/platform/media';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { NoticeBox } from '@/ui/notice-box';
import { PictureField } from '@/ui/picture-field';
import { SectionTitle } from '@/ui/section-title';
import { Segments } from '@/ui/segments';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';
import { useUploadOnce } from '@/platform/upload-once';
import { PersonPicker, type Picked } from './person-picker';

const relations = helperRelations.map((value) => ({ value, text: helperRelationLabels[value] }));
const ways = [
  { value: 'paper', text: '写了字据' },
  { value: 'in_person', text: '当面说的' },
] as const;

interface Typed {
  owner: Picked | null;
  helper: Picked | null;
  relation: HelperRelation | null;
  how: 'paper' | 'in_person';
  pictures: LocalPicture[];
  witnesses: readonly [Picked | null, Picked | null];
}

const nothing: Typed = {
  owner: null,
  helper: null,
  relation: null,
  how: 'paper',
  pictures: [],
  witnesses: [null, null],
};

/** What is still to be filled in; null when all is there. */
function missing({ owner, helper, relation, how, pictures, witnesses }: Typed): string | null {
  if (!owner) return '先选替谁办';
  if (!helper) return '再选谁来替';
  if (!relation) return '选他们是什么关系';
  if (how === 'paper') return pictures.length > 0 ? null : '把字据拍下来';
  return witnesses.every((witness) => witness !== null) ? null : '还要两位证人';
}

/** The committee notes that somebody without a phone lets another act: by paper, or before two witnesses. */
export function HelperForm() {
  const [typed, setTyped] = useState(nothing);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const upload = useUploadOnce(uploadPicture);
  const record = useAct('helpers.record', {
    refreshes: ['helpers.desk'],
    onDone: () => {
      setDone(`${typed.helper?.name ?? ''}可以替${typed.owner?.name ?? ''}办事了`);
      setTyped(nothing);
      setAsking(false);
    },
  });
  const { owner, helper, relation, how, pictures, witnesses } = typed;
  const set = (part: Partial<Typed>) => {
    setDone(null);
    setTyped({ ...typed, ...part });
  };
  const send = async () => {
    if (!owner || !helper || !relation) return;
    const photoId = how === 'paper' && pictures[0] ? await upload.send(pictures[0]) : undefined;
    if (photoId === null) return;
    const witnessIds = how === 'in_person' ? witnesses.flatMap((witness) => witness?.residentId ?? []) : undefined;
    const body = { ownerId: owner.residentId, helperId: helper.residentId, relation, how, photoId, witnessIds };
    record.mutate({ body });
  };
  return (
    <View>
      <SectionTitle>登记一位帮手</SectionTitle>
      {done ? <NoticeBox icon="check" tone="green" title={done} /> : null}
      <Card padded>
        <PersonPicker label="替谁办" value={owner} onChange={(person) => set({ owner: person })} />
        <PersonPicker label="谁来替" value={helper} onChange={(person) => set({ helper: person })} />
        <View className="mt3">
          <Select
            label="他是本人的"
            items={relations}
            value={relation}
            onChange={(value) => set({ relation: value })}
          />
        </View>
        <View className="mt3">
          <Segments label="本人怎么说的" items={ways} value={how} onChange={(value) => set({ how: value })} />
        </View>
        <Proof typed={typed} set={set} />
        {upload.error ? <FormTrouble error={upload.error} /> : null}
        <PrimaryButton wide className="mt4" off={missing(typed)} onPress={() => setAsking(true)}>
          登记帮手
        </PrimaryButton>
      </Card>
      <ConfirmSheet
        open={asking}
        title={`让${helper?.name ?? ''}替${owner?.name ?? ''}办事？`}
        confirmName="登记帮手"
        busy={(upload.sending && '正在传照片') || (record.isPending && '正在记下')}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        <View className="body">
          他能替看通知、按知道了、投公开的票、报名、报积分。不记名的票、钱和角色不能替。两边都会收到消息，你的名字也写上。
        </View>
        {record.error ? <FormTrouble error={record.error} /> : null}
      </ConfirmSheet>
    </View>
  );
}

function Proof({ typed, set }: { typed: Typed; set: (part: Partial<Typed>) => void }) {
  const [one, two] = typed.witnesses;
  if (typed.how === 'paper')
    return (
      <View className="mt3">
        <PictureField
          label="字据"
          example="本人签了名、按了手印的"
          pictures={typed.pictures}
          max={1}
          onChange={(pictures) => set({ pictures })}
        />
      </View>
    );
  return (
    <View className="mt3">
      <View className="label">两位本村的大人作证，不是本人，也不是帮手。</View>
      <PersonPicker label="证人一" value={one} onChange={(person) => set({ witnesses: [person, two] })} />
      <PersonPicker label="证人二" value={two} onChange={(person) => set({ witnesses: [one, person] })} />
    </View>
  );
}
