import { MyPhone } from '@/features/privacy/components/my-phone';
import { go } from '@/platform/navigate';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { SectionTitle } from '@/ui/section-title';

export default function PrivacyPage() {
  return (
    <Page title="隐私" needs="resident">
      <MyPhone />
      <SectionTitle>帮手</SectionTitle>
      <Card list label="帮手">
        <ListRow
          title="谁替我办事"
          help="家里人替我办，我替老人办"
          icon="people"
          onPress={() => go('/packages/privacy/pages/helpers')}
        />
      </Card>
    </Page>
  );
}
