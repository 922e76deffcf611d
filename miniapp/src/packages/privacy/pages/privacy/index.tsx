import { MyChildren } from '@/features/privacy/components/my-children';
import { MyConsent } from '@/features/privacy/components/my-consent';
import { MyCopy } from '@/features/privacy/components/my-copy';
import { MyPhone } from '@/features/privacy/components/my-phone';
import { go } from '@/platform/navigate';
import { useMyVillage } from '@/platform/session';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { SectionTitle } from '@/ui/section-title';

export default function PrivacyPage() {
  return (
    <Page title="隐私">
      <Own />
      <MyConsent />
      <MyCopy />
    </Page>
  );
}

/** What only somebody of the register has. */
function Own() {
  if (!useMyVillage()?.resident) return null;
  return (
    <>
      <MyPhone />
      <MyChildren />
      <SectionTitle>帮手</SectionTitle>
      <Card list label="帮手">
        <ListRow
          title="谁替我办事"
          help="家里人替我办，我替老人办"
          icon="people"
          onPress={() => go('/packages/privacy/pages/helpers')}
        />
      </Card>
    </>
  );
}
