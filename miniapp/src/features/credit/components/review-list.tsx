import { View } from '@tarojs/components';
import { useState } from 'react';
import { useReadPages } from '@/platform/query';
import { useMyVillage, useRoles } from '@/platform/session';
import { EmptyState } from '@/ui/empty-state';
import { MoreButton } from '@/ui/more-button';
import { NoticeBox } from '@/ui/notice-box';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import type { Claim } from '../claim-words';
import { whyNotJudge } from '../judge-words';
import { ClaimCard } from './claim-card';
import { ResolveActs } from './resolve-acts';
import { ReviewActs } from './review-acts';

/** What waits for a decision: claims to confirm, objections to settle; says why when it is not this person's to decide. */
export function ReviewList({ onPublic }: { onPublic: () => void }) {
  const claims = useReadPages('credit.claims');
  const [done, setDone] = useState<{ title: string; next: string } | null>(null);
  return (
    <>
      {done ? (
        <View className="mt2">
          <NoticeBox tone="green" icon="check" title={done.title}>
            {done.next}
          </NoticeBox>
        </View>
      ) : null}
      <QueryView
        query={claims}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: (
            <EmptyState
              title="没有等着办的申报"
              text="有人报了，会在这里等你看照片。"
              second={{ name: '看看公示榜', onPress: onPublic }}
            />
          ),
        }}
      >
        {({ pages }) => (
          <>
            {(['objected', 'claimed'] as const).map((state) => (
              <Waiting
                key={state}
                title={state === 'objected' ? '有人提意见' : '等认定'}
                total={pages[0]?.totals[state] ?? 0}
                claims={pages.flatMap((page) => page.items.filter((claim) => claim.state === state))}
                onDone={setDone}
              />
            ))}
            <MoreButton query={claims} />
          </>
        )}
      </QueryView>
    </>
  );
}

interface WaitingProps {
  title: string;
  /** How many there are, shown or not yet. */
  total: number;
  claims: readonly Claim[];
  onDone: (said: { title: string; next: string }) => void;
}

function Waiting({ title, total, claims, onDone }: WaitingProps) {
  const roles = useRoles();
  const householdId = useMyVillage()?.resident?.householdId;
  if (claims.length === 0) return null;
  return (
    <>
      <SectionTitle aside={`${total} 件`}>{title}</SectionTitle>
      {claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim}>
          {claim.may.includes('review') ? <ReviewActs claim={claim} onDone={onDone} /> : null}
          {claim.may.includes('resolve') ? <ResolveActs claim={claim} onDone={onDone} /> : null}
          {claim.may.length === 0 ? (
            <View className="label b mt3">{whyNotJudge(claim, { roles, householdId })}</View>
          ) : null}
        </ClaimCard>
      ))}
    </>
  );
}
