import { View } from '@tarojs/components';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { seasonOf } from '@wecountry/shared/domain/credit';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { EmptyState } from '@/ui/empty-state';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { mayDraft } from '../plan-acts';
import { DraftPlan } from './draft-plan';
import { PlanCard, type PlanWays } from './plan-card';

/** The plans of the village, the latest year first, and the way of each from draft to paid. */
export function PlanDesk(ways: PlanWays) {
  const plans = useRead('dividends.plans');
  const roles = useRoles();
  const lastYear = seasonOf(businessDate(useNow())) - 1;
  return (
    <QueryView query={plans}>
      {({ items }) => {
        const live = items.find((p) => p.year === lastYear && p.state !== 'replaced');
        const drafts = mayDraft(roles) && (!live || live.state === 'draft');
        return (
          <>
            {items.length === 0 && !drafts ? (
              <EmptyState title="还没有分配方案" text="过了年，由博物馆或村委会拟，再交村里表决。" />
            ) : null}
            {items.length > 0 ? <SectionTitle aside={`${items.length} 份`}>方案</SectionTitle> : null}
            {items.map((plan) => (
              <View key={plan.id} className="mt3">
                <PlanCard plan={plan} {...ways} />
              </View>
            ))}
            {drafts ? <DraftPlan year={lastYear} again={live !== undefined} /> : null}
          </>
        );
      }}
    </QueryView>
  );
}
