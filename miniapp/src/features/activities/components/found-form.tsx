import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { groupKindLabels, groupKinds, type GroupKind } from '@wecountry/shared/domain/group-states';
import { useState } from 'react';
import { goInstead } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { useGroupDraft } from '../api/group-draft';
import { CreditItemSelect } from './credit-item-select';
import { LeaderPicker } from './leader-picker';

const kinds = groupKinds.map((value: GroupKind) => ({ value, text: groupKindLabels[value] }));

/** Founds a group: what it is, who leads it, what coming to its rehearsals gives. */
export function FoundForm() {
  const { draft, change, clear } = useGroupDraft();
  const [tried, setTried] = useState(false);
  const online = useNetwork((s) => s.online);
  const found = useAct('groups.create', {
    refreshes: ['groups.list'],
    outlives: true,
    onDone: clear,
    onward: ({ id }) => goInstead('/packages/activities/pages/group', { id }),
  });
  const wrongName = checkText(draft.name, '名字', { min: 2, max: 20 });
  const wrongLeader = draft.leader === null ? '选一位领队' : null;
  const send = () => {
    setTried(true);
    if (wrongName || draft.leader === null) return;
    const { kind, name, about, leader, itemId } = draft;
    const creditItemId = itemId === '' ? null : itemId;
    found.mutate({ body: { kind, name: name.trim(), about: about.trim(), leaderId: leader.residentId, creditItemId } });
  };
  return (
    <View>
      <Card padded className="mt2">
        <Select label="哪一种" items={kinds} value={draft.kind} onChange={(kind) => change({ kind })} />
        <Field
          label="名字"
          example="上寨侗歌队"
          value={draft.name}
          maxLength={20}
          error={tried ? wrongName : null}
          onChange={(name) => change({ name })}
        />
        <TextArea
          label="做什么（可以不写）"
          example="每周三晚上在鼓楼练大歌"
          value={draft.about}
          max={200}
          onChange={(about) => change({ about })}
        />
        <LeaderPicker
          value={draft.leader}
          error={tried ? wrongLeader : null}
          onChange={(leader) => change({ leader })}
        />
        <CreditItemSelect label="排练到场记积分" value={draft.itemId} onChange={(itemId) => change({ itemId })} />
      </Card>
      <View className="label mt3">领队答应谁入队，叫大家排练，记谁来了。</View>
      <FormTrouble error={found.error} />
      <PrimaryButton
        wide
        size="big"
        className="mt3"
        busy={found.isPending && '正在立'}
        off={online ? null : '没有网，写的存着，有网再立'}
        onPress={send}
      >
        立这个队
      </PrimaryButton>
    </View>
  );
}
