import { useState } from 'react';
import { ClaimForm } from '@/features/credit/components/claim-form';
import { ClaimSent } from '@/features/credit/components/claim-sent';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Claim() {
  const rules = useRead('credit.rules');
  const [sent, setSent] = useState<{ id: string; publicDays: number } | null>(null);
  if (sent)
    return (
      <ClaimSent
        id={sent.id}
        publicDays={sent.publicDays}
        onMine={() => go('/pages/credit')}
        onAnother={() => setSent(null)}
      />
    );
  return (
    <QueryView query={rules}>
      {(data) => (
        <ClaimForm
          rules={data}
          onSent={(id, { publicDays }) => setSent({ id, publicDays })}
          onRules={() => go('/packages/credit/pages/rules')}
        />
      )}
    </QueryView>
  );
}

export default function ClaimPage() {
  return (
    <Page title="申报一件事" needs="resident">
      <Claim />
    </Page>
  );
}
