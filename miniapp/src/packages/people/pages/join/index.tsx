import { useRouter } from '@tarojs/taro';
import { readScene } from '@wecountry/shared/domain/invite-code';
import { useEffect } from 'react';
import { JoinForm } from '@/features/people/components/join-form';
import { useSession } from '@/platform/session';
import { Page } from '@/ui/page';

export default function JoinPage() {
  const { scene = '' } = useRouter().params;
  const invite = readScene(decodeURIComponent(scene));
  const choose = useSession((s) => s.choose);
  const here = useSession((s) => s.villageId);
  const village = invite?.village ?? null;
  useEffect(() => {
    if (village && here !== village) choose(village);
  }, [village, here, choose]);
  return (
    <Page title="对上户">
      {village === null || here === village ? <JoinForm code={invite?.code ?? null} village={village} /> : null}
    </Page>
  );
}
