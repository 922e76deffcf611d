import { useState } from 'react';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { DeskRoomList } from '@/features/desk/components/desk-room-list';
import { LatestReach } from '@/features/desk/components/latest-reach';
import { SentNotices } from '@/features/desk/components/sent-notices';
import { go } from '@/platform/navigate';
import { isWide, toTop } from '@/platform/wide';
import { useRoles } from '@/platform/session';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { DeskColumns } from '@/ui/desk-columns';
import { Page } from '@/ui/page';
import { SectionTitle } from '@/ui/section-title';

const path = (page: string) => `/packages/committee/pages/${page}`;
const publish = () => go(path('publish'));

export default function DeskPage() {
  const mayPublish = useRoles().includes('committee');
  const [chosen, setChosen] = useState<string | null>(null);
  // Where list and detail stand side by side the choice stays here; else it is a page of its own.
  const open = (notice: string) => {
    if (!isWide()) return go(path('reach'), { notice });
    setChosen(notice);
    toTop();
  };
  return (
    <Page
      title="村务台"
      needs={['committee', 'supervisor']}
      wide
      rail={<CommitteeRail at="reach" />}
      bottom={
        mayPublish ? (
          <BottomBar>
            <SecondaryButton size="big" onPress={() => go(path('open-poll'))}>
              开表决
            </SecondaryButton>
            <PrimaryButton wide size="big" className="ml3" onPress={publish}>
              发通知
            </PrimaryButton>
          </BottomBar>
        ) : undefined
      }
    >
      <DeskColumns
        main={<LatestReach chosen={chosen} />}
        side={
          <>
            <DeskRoomList />
            <SectionTitle>发过的通知</SectionTitle>
            <SentNotices onPublish={mayPublish ? publish : undefined} onOpen={open} />
          </>
        }
      />
    </Page>
  );
}
