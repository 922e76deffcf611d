import { View } from '@tarojs/components';
import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { useEffect, useState } from 'react';
import { ApiError, problemError } from '@/platform/api-error';
import { finishLogin, startLogin } from '@/platform/login';
import { go, goToUrl } from '@/platform/navigate';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { StateView } from '@/ui/state-view';

interface Props {
  /** Where to go afterwards: a path of ours. */
  returnTo: string;
  /** From WeChat's way back, in H5. */
  ticket?: string;
  /** Why WeChat's way back brought no ticket. */
  refused?: string;
}

const refusal = (code: string | undefined): ApiError | null => (code ? problemError(400, { code }) : null);

/** Logging in by WeChat: one button, no password. */
export function LoginForm({ returnTo, ticket, refused }: Props) {
  const [busy, setBusy] = useState(Boolean(ticket));
  const [trouble, setTrouble] = useState<ApiError | null>(refusal(refused));

  const run = (work: () => Promise<string>) => {
    setBusy(true);
    setTrouble(null);
    work()
      .then(goToUrl)
      .catch((error: unknown) => {
        setBusy(false);
        if (!(error instanceof ApiError)) throw error;
        setTrouble(error);
      });
  };
  useEffect(() => {
    if (ticket) run(() => finishLogin(ticket));
    // A ticket is good once: only its arrival starts this.
  }, [ticket]);

  return (
    <StateView
      art="drumtower-line"
      title={trouble?.title ?? '进村'}
      text={trouble?.next ?? '点“同意”，就是看过隐私说明、愿意这样用你的资料。\n村里看不到你的聊天和零钱。'}
      alert={trouble !== null}
    >
      <View>
        <PrimaryButton
          wide
          size="big"
          busy={busy && '正在登录'}
          onPress={() => run(() => startLogin(returnTo, PRIVACY_VERSION))}
        >
          同意，用微信登录
        </PrimaryButton>
        <SecondaryButton wide className="mt3" onPress={() => go('/packages/privacy/pages/notice')}>
          先看看隐私说明
        </SecondaryButton>
      </View>
    </StateView>
  );
}
