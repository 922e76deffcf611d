import type { Role } from '@wecountry/shared/domain/roles';
import { useAuditDesk } from '@/features/audit/api/use-audit-desk';
import { AuditDesk } from '@/features/audit/components/audit-desk';
import { AuditRail } from '@/features/audit/components/audit-rail';
import { ChooseVillage } from '@/features/audit/components/village-pick';
import { PlanCheck } from '@/features/dividends/components/plan-check';
import { useSession } from '@/platform/session';
import { Page } from '@/ui/page';

const readers: readonly Role[] = ['supervisor', 'auditor', 'committee'];

export default function BooksPage() {
  const villageId = useSession((s) => s.villageId);
  const desk = useAuditDesk();
  return (
    <Page title="审计台" needs={readers} wide rail={villageId ? <AuditRail desk={desk} /> : undefined}>
      {villageId ? <AuditDesk key={villageId} desk={desk} plans={<PlanCheck />} /> : <ChooseVillage />}
    </Page>
  );
}
