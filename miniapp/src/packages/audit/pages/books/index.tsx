import { useAuditDesk } from '@/features/audit/api/use-audit-desk';
import { AuditDesk } from '@/features/audit/components/audit-desk';
import { AuditRail } from '@/features/audit/components/audit-rail';
import { ChooseVillage } from '@/features/audit/components/village-pick';
import { deskReaders } from '@/features/audit/books';
import { PlanCheck } from '@/features/dividends/components/plan-check';
import { useSession } from '@/platform/session';
import { Page } from '@/ui/page';

export default function BooksPage() {
  const villageId = useSession((s) => s.villageId);
  const desk = useAuditDesk();
  return (
    <Page title="审计台" needs={deskReaders} wide rail={villageId ? <AuditRail desk={desk} /> : undefined}>
      {villageId ? <AuditDesk key={villageId} desk={desk} plans={<PlanCheck />} /> : <ChooseVillage />}
    </Page>
  );
}
