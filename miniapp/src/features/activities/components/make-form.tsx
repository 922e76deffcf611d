import { View } from '@tarojs/components';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { deadlineWords, whenWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { uploadPicture } from '@/platform/media';
import { goInstead } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { useUploadOnce } from '@/platform/upload-once';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { timesOf, wrongIn } from '../activity-times';
import { useActivityDraft } from '../api/activity-draft';
import { ActivityFields } from './activity-fields';

/** Makes an activity, or calls a group to a rehearsal. Says back when it is before it goes out. */
export function MakeForm({ groupId }: { groupId?: string }) {
  const now = useNow();
  const { draft, clear } = useActivityDraft();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const group = useRead('groups.get', { params: { group: groupId ?? '' }, enabled: groupId !== undefined });
  const make = useAct('activities.create', {
    refreshes: ['activities.list', 'groups.get', 'today.get'],
    outlives: true,
    onDone: clear,
    onward: ({ id }) => goInstead('/packages/activities/pages/run', { id }),
  });
  const today = businessDate(now);
  const times = timesOf(draft);
  const upload = useUploadOnce(uploadPicture);
  const capacity = draft.capacity === '' ? null : Number(draft.capacity);
  const payFen = draft.pay === '' ? null : Math.round(Number(draft.pay) * 100);
  const wrong = wrongIn(draft, { times, now, capacity, payFen });
  const sound = Object.values(wrong).every((one) => one === null);
  const credit = group.data?.credit?.itemId ?? (draft.itemId === '' ? null : draft.itemId);
  const send = async () => {
    if (times === null) return;
    const pictureIds = await upload.sendAll(draft.pictures);
    if (pictureIds === null) return;
    const at = (ms: number) => new Date(ms).toISOString();
    make.mutate({
      body: {
        title: draft.title.trim(),
        body: draft.body.trim(),
        pictureIds,
        place: draft.place.trim(),
        startsAt: at(times.starts),
        endsAt: at(times.ends),
        signUpUntil: at(times.until),
        capacity,
        hamletIds: groupId === undefined && draft.hamletId !== '' ? [draft.hamletId] : [],
        groupId: groupId ?? null,
        creditItemId: credit,
        payFen,
        opens: true,
      },
    });
  };
  return (
    <>
      {group.data ? <View className="h2 mt1">{`叫${group.data.name}`}</View> : null}
      <ActivityFields groupId={groupId} today={today} error={tried ? wrong : null} />
      <PrimaryButton
        wide
        size="big"
        className="mt4"
        off={online ? null : '没有网，办不了'}
        onPress={() => {
          setTried(true);
          if (sound) setAsking(true);
        }}
      >
        {groupId === undefined ? '开始报名' : '叫大家来'}
      </PrimaryButton>
      <ConfirmSheet
        open={asking}
        title={`办“${draft.title.trim()}”？`}
        confirmName={groupId === undefined ? '开始报名' : '叫大家来'}
        busy={(upload.sending && '正在传照片') || (make.isPending && '正在发')}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        <View className="body">
          {times === null
            ? ''
            : `${whenWords(times.starts, now)}，${draft.place.trim()}。报名${deadlineWords(times.until, now)}。`}
        </View>
        <FormTrouble error={upload.error ?? make.error} />
      </ConfirmSheet>
    </>
  );
}
