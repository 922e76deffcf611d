import { LatestReach } from '@/features/desk/components/latest-reach';
import { SentNotices } from '@/features/desk/components/sent-notices';
import { go } from '@/platform/navigate';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DeskColumns } from '@/ui/desk-columns';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { SectionTitle } from '@/ui/section-title';

const path = (page: string) => `/packages/committee/pages/${page}`;
const publish = () => go(path('publish'));

export default function DeskPage() {
  return (
    <Page
      title="村务台"
      needs={['committee']}
      wide
      bottom={
        <BottomBar>
          <SecondaryButton size="big" onPress={() => go(path('open-poll'))}>
            开表决
          </SecondaryButton>
          <PrimaryButton wide size="big" className="ml3" onPress={publish}>
            发通知
          </PrimaryButton>
        </BottomBar>
      }
    >
      <DeskColumns
        main={<LatestReach />}
        side={
          <>
            <SectionTitle>等我办的</SectionTitle>
            <Card list>
              <ListRow
                icon="credit"
                title="认定积分"
                help="看照片，认定或不认定"
                onPress={() => go('/packages/credit/pages/review')}
              />
              <ListRow icon="council" title="录会议纪要" help="两个人录，成决议" onPress={() => go(path('minutes'))} />
              <ListRow
                icon="wallet"
                title="分红方案"
                help="拟方案、开表决、照决议分"
                onPress={() => go('/packages/credit/pages/plans')}
              />
            </Card>
            <SectionTitle>发过的通知</SectionTitle>
            <SentNotices onPublish={publish} onOpen={(notice) => go(path('reach'), { notice })} />
          </>
        }
      />
    </Page>
  );
}
