import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';

type Reach = ResponseOf<'notices.reach'>;

/** 名单发给组长, 再提醒. */
export function ChaseNotice({ reach }: { reach: Reach }) {
  const now = useNow();
  const assign = useAct('notices.assign', { refreshes: ['notices.reach'] });
  const remind = useAct('notices.remind', { refreshes: ['notices.reach'] });
  const open = reach.hamlets.filter((h) => h.unreached.length > 0 && h.leaderName !== null && h.assignedAt === null);
  const params = { notice: reach.id };
  return (
    <View className="mt3">
      {open.length > 0 ? (
        <PrimaryButton
          wide
          icon="share"
          busy={assign.isPending && '正在发'}
          onPress={() => assign.mutate({ params, body: { hamletIds: [] } })}
        >
          {`名单发给 ${open.length} 位组长`}
        </PrimaryButton>
      ) : null}
      {reach.reach.unseen > 0 ? (
        <SecondaryButton
          wide
          icon="bell"
          className="mt3"
          busy={remind.isPending && '正在提醒'}
          off={reach.remindable ? null : '今天提醒过了，明天再提醒'}
          onPress={() => remind.mutate({ params })}
        >
          再提醒没看到的人
        </SecondaryButton>
      ) : null}
      {reach.remindedAt ? (
        <View className="label mt1">{`上次 ${momentWords(reach.remindedAt, now)} 提醒的`}</View>
      ) : null}
      {assign.error ? <FormTrouble error={assign.error} /> : null}
      {remind.error ? <FormTrouble error={remind.error} /> : null}
    </View>
  );
}
