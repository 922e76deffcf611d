import { go, here } from '@/platform/navigate';
import { PrimaryButton } from './button';
import { StateView } from './state-view';

/** What a page shows to someone who has not logged in. */
export function SignInState() {
  return (
    <StateView art="gate" title="先登录，再看" text="用你的微信登录，不用记密码。">
      <PrimaryButton wide onPress={() => go('/pages/login', { return: here() })}>
        去登录
      </PrimaryButton>
    </StateView>
  );
}
