import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { PRIVACY_VERSION, privacyConsentWayLabels } from '@wecountry/shared/domain/privacy-version';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { leave } from '@/platform/me';
import { go, goHome } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';

type Mine = ResponseOf<'privacy.consent'>;

/** To what I agreed and when; agreeing, and taking it back. */
export function MyConsent() {
  const consent = useRead('privacy.consent');
  return (
    <QueryView query={consent}>
      {(mine) => (
        <View>
          <SectionTitle>隐私说明</SectionTitle>
          <Card list label="隐私说明">
            <ListRow
              title="用哪些资料，谁看得到"
              help={`${mine.current} 这一版`}
              icon="shield"
              onPress={() => go('/packages/privacy/pages/notice')}
            />
            <Consents items={mine.items} />
          </Card>
          {mine.standing ? <Withdrawing /> : <Agreeing />}
        </View>
      )}
    </QueryView>
  );
}

function Consents({ items }: { items: Mine['items'] }) {
  const now = useNow();
  return (
    <>
      {items.map(({ id, version, how, givenAt, withdrawnAt }) => (
        <ListRow
          key={id}
          icon={withdrawnAt ? 'clock' : 'check'}
          tone={withdrawnAt ? 'gold' : 'green'}
          title={withdrawnAt ? '同意过，撤回了' : '你同意了'}
          help={
            withdrawnAt
              ? `${version} · ${momentWords(withdrawnAt, now)} 撤回`
              : `${version} · ${privacyConsentWayLabels[how]} · ${momentWords(givenAt, now)}`
          }
        />
      ))}
    </>
  );
}

function Agreeing() {
  const agree = useAct('privacy.agree', { refreshes: ['privacy.consent'] });
  return (
    <View className="mt3">
      <View className="label">这一版还没有你同意的记录。看过了再点。</View>
      <FormTrouble error={agree.error} />
      <PrimaryButton
        wide
        className="mt3"
        busy={agree.isPending ? '正在记下' : false}
        onPress={() => agree.mutate({ body: { version: PRIVACY_VERSION } })}
      >
        看过了，我同意
      </PrimaryButton>
    </View>
  );
}

function Withdrawing() {
  const [asking, setAsking] = useState(false);
  const withdraw = useAct('privacy.withdraw', {
    onDone: () => {
      void leave().then(goHome);
    },
  });
  return (
    <View className="mt3">
      <SecondaryButton wide onPress={() => setAsking(true)}>
        撤回同意
      </SecondaryButton>
      <ConfirmSheet
        open={asking}
        danger
        title="撤回同意？"
        confirmName="撤回，退出登录"
        busy={withdraw.isPending ? '正在撤回' : false}
        onConfirm={() => withdraw.mutate({ body: undefined })}
        onClose={() => setAsking(false)}
      >
        <View className="body">
          你所有的手机上马上退出登录，不再给你发微信消息。村里的资料先不动，帮手还能替你办。再登录，就是又同意了。要把资料删掉，用下面的“注销账号”。
        </View>
        <FormTrouble error={withdraw.error} />
      </ConfirmSheet>
    </View>
  );
}
