import { goHome } from '@/platform/navigate';
import { PrimaryButton } from './button';
import { StateView } from './state-view';

interface Props {
  /** Who can come in: 这里只有村委会能进. */
  title: string;
  text?: string;
}

export function NoPermission({ title, text = '要是你应该能进，\n请找村支书开通。' }: Props) {
  return (
    <StateView art="gate" title={title} text={text}>
      <PrimaryButton wide onPress={goHome}>
        回首页
      </PrimaryButton>
    </StateView>
  );
}
