import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { leave as forgetHere } from '@/platform/me';
import { goHome } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { NoticeBox } from '@/ui/notice-box';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';

type Look = ResponseOf<'privacy.leaving'>;

/** Giving up the account: what goes and what stays, then for good. */
export function LeavingSteps() {
  const [gone, setGone] = useState<string | null>(null);
  const look = useRead('privacy.leaving', { enabled: gone === null });
  if (gone !== null)
    return (
      <EmptyState
        title="已经注销"
        text={`村里只记得代号 ${gone}。想再来，带身份证找村委会，把名字登记回来。`}
        action={{ name: '回首页', onPress: goHome }}
      />
    );
  return <QueryView query={look}>{(data) => <Steps look={data} onGone={setGone} />}</QueryView>;
}

function Steps({ look, onGone }: { look: Look; onGone: (code: string) => void }) {
  const [step, setStep] = useState<1 | 2>(1);
  if (look.unsettled.length > 0) return <Unsettled items={look.unsettled} />;
  if (step === 1)
    return (
      <View>
        <WhatGoes look={look} />
        <SecondaryButton wide className="mt4" onPress={() => setStep(2)}>
          看清楚了，下一步
        </SecondaryButton>
      </View>
    );
  return <ForGood code={look.code} onBack={() => setStep(1)} onGone={onGone} />;
}

function Unsettled({ items }: { items: Look['unsettled'] }) {
  return (
    <View className="mt3">
      <NoticeBox icon="box" title="还有事没了结，现在不能注销" tone="gold">
        {items.map(({ villageName, what }) => `${villageName}：${what}`).join('；')}
      </NoticeBox>
      <View className="body mt3">先收完货、退完款，再来注销。删了收货地址，货就送不到了。</View>
    </View>
  );
}

function WhatGoes({ look }: { look: Look }) {
  return (
    <View>
      <SectionTitle>删掉的</SectionTitle>
      <Card padded>
        {look.erased.map((what, i) => (
          <View key={what} className={i > 0 ? 'body mt3' : 'body'}>
            {what}
          </View>
        ))}
      </Card>
      <SectionTitle>留下的，为什么</SectionTitle>
      <Card list label="留下的，为什么">
        {look.kept.map(({ what, why }) => (
          <ListRow key={what} icon="shield" tone="gold" title={what} help={why} />
        ))}
      </Card>
      <View className="label mt3">{`以后村里的记录里，你写作“已注销${look.code}”。先取一份自己的资料，再注销。`}</View>
    </View>
  );
}

function ForGood({ code, onBack, onGone }: { code: string; onBack: () => void; onGone: (code: string) => void }) {
  const [asking, setAsking] = useState(false);
  const act = useAct('privacy.leave', {
    onDone: (done) => {
      setAsking(false);
      onGone(done.code);
      void forgetHere();
    },
  });
  return (
    <View className="mt3">
      <NoticeBox icon="flag" title="收不回来" tone="red">
        注销以后，村里的通知看不到，票投不了，积分还记在户上。
      </NoticeBox>
      <PrimaryButton wide className="mt4" onPress={onBack}>
        不注销了，再看看
      </PrimaryButton>
      <DangerButton wide className="mt3" onPress={() => setAsking(true)}>
        注销账号
      </DangerButton>
      <ConfirmSheet
        open={asking}
        danger
        title="真的注销？"
        confirmName="注销，收不回来"
        busy={act.isPending ? '正在注销' : false}
        onConfirm={() => act.mutate({ body: { code } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">{`马上退出所有手机。村里只留代号 ${code}。`}</View>
        <FormTrouble error={act.error} />
      </ConfirmSheet>
    </View>
  );
}
