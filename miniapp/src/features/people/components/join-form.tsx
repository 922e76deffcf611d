import { View } from '@tarojs/components';
import { normalInviteCode } from '@wecountry/shared/domain/invite-code';
import { useState } from 'react';
import { learnMe } from '@/platform/me';
import { goHome } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useMyVillage, useSession } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { NoticeBox } from '@/ui/notice-box';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';

/** The way into a village: by a sheet's code, or by name and household until somebody says yes. */
export function JoinForm({ code: scanned, village }: { code: string | null; village: string | null }) {
  const resident = useMyVillage()?.resident;
  const [code, setCode] = useState(scanned);
  if (resident && (village === null || village === useSession.getState().villageId))
    return (
      <EmptyState
        title={`你是${resident.name}`}
        text={`已经对上${resident.householdCode}了。`}
        action={{ name: '回首页', onPress: goHome }}
      />
    );
  if (code) return <ByInvite code={code} onOther={() => setCode(null)} />;
  return (
    <>
      <ByCode onCode={setCode} />
      <ByName />
    </>
  );
}

function ByCode({ onCode }: { onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const code = normalInviteCode(typed);
  return (
    <>
      <SectionTitle>有进户码</SectionTitle>
      <Card padded>
        <Field
          label="纸上的码"
          example="K7Q2M-9XRTB"
          value={typed}
          maxLength={14}
          error={tried && !code ? '码是 10 位字母数字' : null}
          onChange={setTyped}
        />
        <PrimaryButton
          wide
          size="big"
          className="mt3"
          onPress={() => {
            setTried(true);
            if (code) onCode(code);
          }}
        >
          看看是哪一户
        </PrimaryButton>
      </Card>
    </>
  );
}

function ByInvite({ code, onOther }: { code: string; onOther: () => void }) {
  const invite = useRead('joining.lookup', { query: { code } });
  const [who, setWho] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const accept = useAct('joining.accept', {
    refreshes: ['joining.door'],
    onDone: () => void learnMe().then(goHome),
  });
  return (
    <>
      <QueryView query={invite}>
        {({ householdCode, villageName, people }) => {
          const name = people.find((person) => person.id === who)?.name ?? '';
          return (
            <>
              <View className="h1 mt2">{`${villageName} ${householdCode}`}</View>
              {people.length === 0 ? (
                <View className="mt3">
                  <NoticeBox title="家里的大人都对上了" icon="info" tone="gold">
                    换了微信的，点下面写名字，请家里人点头。
                  </NoticeBox>
                </View>
              ) : (
                <>
                  <Select
                    label="你是哪一位"
                    items={people.map((person) => ({ value: person.id, text: person.name }))}
                    value={who}
                    onChange={setWho}
                  />
                  <PrimaryButton
                    wide
                    size="big"
                    className="mt3"
                    off={who ? null : '先选你是哪一位'}
                    onPress={() => setAsking(true)}
                  >
                    我就是他
                  </PrimaryButton>
                </>
              )}
              <ConfirmSheet
                open={asking}
                title={`你是${name}？`}
                confirmName="是我"
                busy={accept.isPending && '正在对'}
                onConfirm={() => accept.mutate({ body: { code, residentId: who ?? '' } })}
                onClose={() => setAsking(false)}
              >
                <View className="body">对上以后，用这个微信投票、看家里的钱。</View>
                <View className="label mt1">冒充别人，村委会查得到。</View>
                <FormTrouble error={accept.error} />
              </ConfirmSheet>
            </>
          );
        }}
      </QueryView>
      <SecondaryButton wide className="mt3" onPress={onOther}>
        上面没有我，写名字
      </SecondaryButton>
    </>
  );
}

const stateWords = { open: '等人点头', confirmed: '对上了', refused: '没同意', withdrawn: '收回了' } as const;

function ByName() {
  const door = useRead('joining.door', { everyMs: 30_000 });
  const [name, setName] = useState('');
  const [hamlet, setHamlet] = useState<string | null>(null);
  const [no, setNo] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useAct('joining.request', { refreshes: ['joining.door'] });
  const withdraw = useAct('joining.withdraw', { refreshes: ['joining.door'] });
  const noWrong = !/^[1-9]\d{0,4}$/.test(no.trim());
  const send = () => {
    setTried(true);
    if (name.trim() && hamlet && !noWrong)
      ask.mutate({ body: { name: name.trim(), hamletId: hamlet, no: Number(no) } });
  };
  return (
    <>
      <SectionTitle>没有码，或者换了微信</SectionTitle>
      <QueryView query={door}>
        {({ hamlets, request, villageName }) => (
          <>
            <View className="label">{`进的是${villageName}。不是这个村，先在“我的”里换。`}</View>
            {request && request.state !== 'withdrawn' ? (
              <Card padded>
                <View className="h2">{`${request.name} · ${stateWords[request.state]}`}</View>
                <View className="label">{request.householdCode}</View>
                {request.reason ? <View className="body mt1">{`原因：${request.reason}`}</View> : null}
                {request.state === 'open' ? (
                  <>
                    <View className="label mt1">家里人或村委会点了头，就进来了。</View>
                    <SecondaryButton
                      className="mt3"
                      onPress={() => withdraw.mutate({ params: { request: request.id } })}
                    >
                      收回
                    </SecondaryButton>
                  </>
                ) : null}
              </Card>
            ) : null}
            {request?.state === 'open' ? null : (
              <Card padded className="mt3">
                <Field
                  label="名字"
                  example="和户口本上一样"
                  value={name}
                  maxLength={20}
                  error={tried && !name.trim() ? '写上名字' : null}
                  onChange={setName}
                />
                <Select
                  label="哪个寨"
                  items={hamlets.map((h) => ({ value: h.id, text: h.name }))}
                  value={hamlet}
                  onChange={setHamlet}
                  error={tried && !hamlet ? '选一个寨' : null}
                />
                <Field
                  label="户号"
                  type="number"
                  value={no}
                  maxLength={5}
                  error={tried && noWrong ? '只写数字，如 17' : null}
                  onChange={setNo}
                />
                <PrimaryButton wide size="big" className="mt3" busy={ask.isPending && '正在送'} onPress={send}>
                  请人点头
                </PrimaryButton>
                <FormTrouble error={ask.error} />
              </Card>
            )}
          </>
        )}
      </QueryView>
    </>
  );
}
