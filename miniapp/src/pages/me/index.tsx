import { Desks, MyDoors } from '@/features/me/components/doors';
import { Leaving } from '@/features/me/components/leaving';
import { LookSettings } from '@/features/me/components/look-settings';
import { VillageSwitch } from '@/features/me/components/village-switch';
import { WhoCard } from '@/features/me/components/who-card';
import { Page } from '@/ui/page';

export default function MePage() {
  return (
    <Page title="我的" tab="me">
      <WhoCard />
      <MyDoors />
      <LookSettings />
      <Desks />
      <VillageSwitch />
      <Leaving />
    </Page>
  );
}
