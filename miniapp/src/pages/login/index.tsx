import { useRouter } from '@tarojs/taro';
import { LoginForm } from '@/features/session/components/login-form';
import { Page } from '@/ui/page';

export default function LoginPage() {
  const { ticket, error, return: returnTo } = useRouter().params;
  return (
    <Page title="登录" needs="nobody">
      <LoginForm ticket={ticket} refused={error} returnTo={decodeURIComponent(returnTo ?? '/pages/home/index')} />
    </Page>
  );
}
