import { View } from '@tarojs/components';
import { leave } from '@/platform/me';
import { useMyVillage, useSession } from '@/platform/session';
import { modeLabel, useSettings, type Mode } from '@/platform/settings';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { SectionTitle } from '@/ui/section-title';
import { Segments } from '@/ui/segments';

const modes = (['s', 'l', 'xl'] as const satisfies readonly Mode[]).map((value) => ({ value, text: modeLabel[value] }));

export default function MePage() {
  const me = useSession((s) => s.me);
  const resident = useMyVillage()?.resident;
  const { mode, setMode } = useSettings();
  return (
    <Page title="我的" tab="me">
      <Card>
        <ListRow
          icon="me"
          title={me?.name ?? ''}
          help={resident ? `${resident.hamletName} ${resident.householdCode}` : '还没对上户'}
        />
      </Card>
      <SectionTitle>字的大小</SectionTitle>
      <Segments label="字的大小" items={modes} value={mode} onChange={setMode} />
      <View className="mt6">
        <SecondaryButton wide onPress={() => void leave()}>
          退出登录
        </SecondaryButton>
      </View>
    </Page>
  );
}
