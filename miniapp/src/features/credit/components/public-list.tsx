import { View } from '@tarojs/components';
import { useState } from 'react';
import { sendAgain, usePosted } from '@/platform/outbox';
import { useReadPages } from '@/platform/query';
import { useMyVillage } from '@/platform/session';
import { a11y } from '@/ui/a11y';
import { SecondaryButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { MoreButton } from '@/ui/more-button';
import { NoticeBox } from '@/ui/notice-box';
import { QueryView } from '@/ui/query-view';
import type { Claim } from '../claim-words';
import { ClaimCard } from './claim-card';
import { ObjectSheet } from './object-sheet';

interface Props {
  onRanking: () => void;
}

/** What stands in public: everybody looks, another household may object with a reason. */
export function PublicList({ onRanking }: Props) {
  const claims = useReadPages('credit.public');
  return (
    <QueryView
      query={claims}
      empty={{
        when: ({ pages }) => pages.every((page) => page.items.length === 0),
        show: (
          <EmptyState
            title="眼下没有在公示的"
            text="村委认定了的事，会在这里让大家看几天。"
            action={{ name: '看全村排名', onPress: onRanking }}
          />
        ),
      }}
    >
      {({ pages }) => (
        <>
          <View className="label mt1">{`${pages[0]?.total ?? 0} 件在公示。觉得不对，可以提意见。`}</View>
          {pages.flatMap((page) =>
            page.items.map((claim) => (
              <ClaimCard key={claim.id} claim={claim}>
                <Objecting claim={claim} />
              </ClaimCard>
            )),
          )}
          <MoreButton query={claims} />
        </>
      )}
    </QueryView>
  );
}

/** 我有意见, or how far mine got, or what happens now. */
function Objecting({ claim }: { claim: Claim }) {
  const [asking, setAsking] = useState(false);
  const posted = usePosted('credit.object', { claim: claim.id });
  const own = useMyVillage()?.resident?.householdId === claim.householdId;
  if (claim.state === 'objected') return <View className="label mt2">先不计入，监督委员会来定。</View>;
  if (posted && posted.state !== 'failed')
    return (
      <View className="label b mt2" {...a11y({ role: 'status', live: 'polite' })}>
        {posted.state === 'sent'
          ? '你家的意见村里收到了'
          : posted.state === 'sending'
            ? '正在发'
            : '等网络，有网自己发'}
      </View>
    );
  if (own) return <View className="label mt2">这是你家的。</View>;
  if (!claim.may.includes('object')) return null;
  return (
    <View className="mt3">
      {posted?.trouble ? <Failed id={posted.id} trouble={posted.trouble} /> : null}
      <SecondaryButton size="small" label={`${claim.title}，我有意见`} onPress={() => setAsking(true)}>
        我有意见
      </SecondaryButton>
      <ObjectSheet claim={claim} open={asking} onClose={() => setAsking(false)} />
    </View>
  );
}

function Failed({ id, trouble }: { id: string; trouble: { title: string; next: string } }) {
  return (
    <View className="mt2">
      <NoticeBox tone="red" icon="warn" title={trouble.title}>
        {trouble.next}
      </NoticeBox>
      <SecondaryButton size="small" className="mt2" onPress={() => sendAgain(id)}>
        再发一次
      </SecondaryButton>
    </View>
  );
}
