import { View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { useAppConfig } from '@/platform/app-config';
import { startLogin } from '@/platform/login';
import { leave } from '@/platform/me';
import { goHome } from '@/platform/navigate';
import { useUnsent } from '@/platform/outbox';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';

/** 换一个人, where the village is an invented one and its people may be tried; and 退出登录. */
export function Leaving() {
  const { data } = useAppConfig();
  const unsent = useUnsent();
  const [busy, setBusy] = useState<'change' | 'leave' | null>(null);
  const [trouble, setTrouble] = useState<ApiError | null>(null);

  const run = (which: 'change' | 'leave', work: () => Promise<void>) => {
    setBusy(which);
    setTrouble(null);
    work()
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setTrouble(error);
      })
      .finally(() => setBusy(null));
  };
  const change = async () => {
    await leave();
    await startLogin('/pages/home/index');
    goHome();
  };
  return (
    <View className="mt6">
      <FormTrouble error={trouble} />
      {unsent > 0 ? <View className="label center">{`还有 ${unsent} 件没发出去。你再登录时接着发。`}</View> : null}
      {data?.demo ? (
        <View className="mt3">
          <PrimaryButton wide icon="people" busy={busy === 'change' && '正在换'} onPress={() => run('change', change)}>
            换一个人
          </PrimaryButton>
        </View>
      ) : null}
      <View className="mt3">
        <SecondaryButton wide busy={busy === 'leave' && '正在退出'} onPress={() => run('leave', leave)}>
          退出登录
        </SecondaryButton>
      </View>
    </View>
  );
}
