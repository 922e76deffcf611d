import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';

interface Props {
  activityId: string;
  person: { residentId: string; name: string; removed: string | null };
}

const REASON = { min: 2, max: 100 };

/** Takes somebody's place back, for a reason the person reads; or lets them ask for one again. */
export function RemovePerson({ activityId, person: { residentId, name, removed } }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct('activities.remove', {
    refreshes: ['activities.roll', 'activities.get', 'activities.list'],
    onDone: () => setOpen(false),
  });
  const back = removed !== null;
  const wrong = back ? null : checkText(reason, '原因', REASON);
  const word = back ? '请回来' : '收回名额';
  const send = () => {
    setTried(true);
    if (wrong) return;
    act.mutate({ params: { activity: activityId }, body: { residentId, reason: back ? null : reason.trim() } });
  };
  return (
    <>
      <SecondaryButton size="small" label={`${word}，${name}`} onPress={() => setOpen(true)}>
        {word}
      </SecondaryButton>
      {open ? (
        <ConfirmSheet
          open
          title={back ? `请${name}回来？` : `收回${name}的名额？`}
          confirmName={word}
          danger={!back}
          busy={act.isPending && '正在记'}
          onConfirm={send}
          onClose={() => setOpen(false)}
        >
          <View className="body">
            {back ? '他会收到消息，可以再报名。有人候补的，排在后面。' : '他会收到原因，名额给候补的人。'}
          </View>
          {back ? null : (
            <TextArea
              label="为什么"
              example="报了两处，人手够了"
              value={reason}
              max={REASON.max}
              error={tried ? wrong : null}
              onChange={setReason}
            />
          )}
          <FormTrouble error={act.error} />
        </ConfirmSheet>
      ) : null}
    </>
  );
}
