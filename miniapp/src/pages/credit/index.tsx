import { CreditHead } from '@/features/credit/components/credit-head';
import { MyCredit } from '@/features/credit/components/my-credit';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useMyVillage } from '@/platform/session';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { useGate } from '@/ui/use-gate';

const open = (page: string) => () => go(`/packages/credit/pages/${page}`);

export default function CreditPage() {
  const mayRead = useGate('resident') === 'open';
  const credit = useRead('credit.mine', { enabled: mayRead });
  const resident = useMyVillage()?.resident;
  return (
    <Page
      title="我家积分"
      tab="credit"
      needs="resident"
      head={
        credit.data || credit.isPending ? (
          <CreditHead mine={credit.data} household={resident?.householdCode ?? ''} onRanking={open('ranking')} />
        ) : undefined
      }
    >
      <QueryView query={credit}>
        {(mine) => (
          <MyCredit
            mine={mine}
            onClaim={open('claim')}
            onPublic={open('public')}
            onRules={open('rules')}
            onOutbox={() => go('/packages/affairs/pages/outbox')}
            onSlip={(plan) => go('/packages/credit/pages/dividend', { plan })}
          />
        )}
      </QueryView>
    </Page>
  );
}
