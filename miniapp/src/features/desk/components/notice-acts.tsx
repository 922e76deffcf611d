import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { placesWords } from '@wecountry/shared/domain/hiring';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { openFile } from '@/platform/open-file';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { ConfirmSheet, Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';

type Reach = ResponseOf<'notices.reach'>;
type Open = 'sheet' | 'withdraw' | 'signups' | null;

const refreshed = ['notices.reach', 'notices.desk', 'notices.get', 'notices.list', 'today.get'] as const;

/** What the committee can do with a notice: print, read out, see who signed up, correct, withdraw. */
export function NoticeActs({ reach }: { reach: Reach }) {
  const [open, setOpen] = useState<Open>(null);
  const committee = useRoles().includes('committee');
  const isOut = reach.state === 'published';
  const close = () => setOpen(null);
  return (
    <View className="mt3">
      <Card list className="mt3">
        <ListRow
          icon="print"
          title="张贴和大喇叭"
          help="A4 一张，扫码能听；念的稿子"
          onPress={() => setOpen('sheet')}
        />
        {reach.hiring ? (
          <ListRow icon="people" title="报名的人" help={placesWords(reach.hiring)} onPress={() => setOpen('signups')} />
        ) : null}
        {committee && (isOut || reach.state === 'scheduled') ? (
          <ListRow
            icon="doc"
            title={isOut ? '写错了，改一下' : '改一改'}
            help={isOut ? '原来的字留着，大家看得到' : '还没发，改了不留痕'}
            onPress={() => go('/packages/committee/pages/correct', { notice: reach.id })}
          />
        ) : null}
        {committee && (isOut || reach.state === 'scheduled') ? (
          <ListRow
            icon="cross"
            title={isOut ? '撤回' : '不发了'}
            help={isOut ? '写明原因，通知还在原处' : '到时间也不发'}
            onPress={() => setOpen('withdraw')}
          />
        ) : null}
      </Card>
      {open === 'sheet' ? <PaperSheet notice={reach.id} onClose={close} /> : null}
      {open === 'signups' ? <SignupsSheet notice={reach.id} mayClose={committee} onClose={close} /> : null}
      {open === 'withdraw' && isOut ? <WithdrawSheet notice={reach.id} onClose={close} /> : null}
      {open === 'withdraw' && !isOut ? <CancelSheet notice={reach.id} onClose={close} /> : null}
    </View>
  );
}

/** The sheet for the board, and the text for the loudspeaker to be copied. */
function PaperSheet({ notice, onClose }: { notice: string; onClose: () => void }) {
  const sheet = useRead('notices.sheet', { params: { notice }, staleMs: 0 });
  const [state, setState] = useState<'copied' | 'failed' | null>(null);
  const open = (url: string) => {
    void openFile(url).then((opened) => setState(opened ? null : 'failed'));
  };
  const copy = (data: string) => {
    void Taro.setClipboardData({ data }).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return (
    <Sheet open title="张贴和大喇叭" onClose={onClose}>
      <QueryView query={sheet}>
        {({ url, loudspeaker }) => (
          <View>
            <PrimaryButton wide icon="print" onPress={() => open(url)}>
              打开 A4 张贴
            </PrimaryButton>
            <View className="b mt4">大喇叭这样念</View>
            <View className="body mt1 pre">{loudspeaker}</View>
            <SecondaryButton wide className="mt3" onPress={() => copy(loudspeaker)}>
              {state === 'copied' ? '抄好了，去粘贴' : '抄下这段话'}
            </SecondaryButton>
            {state === 'failed' ? <View className="label mt1 c-red">手机没让打开，再试一次。</View> : null}
          </View>
        )}
      </QueryView>
    </Sheet>
  );
}

function SignupsSheet({ notice, mayClose, onClose }: { notice: string; mayClose: boolean; onClose: () => void }) {
  const now = useNow();
  const signups = useRead('notices.signups', { params: { notice }, staleMs: 0 });
  const end = useAct('notices.closeHiring', { refreshes: ['notices.signups', ...refreshed] });
  return (
    <Sheet open title="报名的人" onClose={onClose}>
      <QueryView query={signups}>
        {({ items, places, closed }) => (
          <View>
            <View className="label">{placesWords({ places, taken: items.length })}</View>
            <Card list className="mt2">
              {items.map(({ id, name, householdCode, at }) => (
                <ListRow key={id} title={name} help={`${householdCode} · ${momentWords(at, now)}报的`} />
              ))}
            </Card>
            {mayClose && !closed ? (
              <SecondaryButton
                wide
                className="mt3"
                busy={end.isPending && '正在关'}
                onPress={() => end.mutate({ params: { notice } })}
              >
                不再收人了
              </SecondaryButton>
            ) : null}
            {closed ? <View className="label mt2">报名停了。</View> : null}
          </View>
        )}
      </QueryView>
    </Sheet>
  );
}

function WithdrawSheet({ notice, onClose }: { notice: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const withdraw = useAct('notices.withdraw', { refreshes: [...refreshed], onDone: onClose });
  const wrong = reason.trim().length < 2 ? '写一句为什么' : null;
  const press = () => {
    setTried(true);
    if (!wrong) withdraw.mutate({ params: { notice }, body: { reason: reason.trim() } });
  };
  return (
    <Sheet open title="撤回这条通知？" onClose={onClose} closeName="先不">
      <View className="label">大家还看得到它撤回了和原因，看不到里面写的。撤回后不能再发出去。</View>
      <TextArea
        label="为什么撤回"
        example="水管修好了，不停水"
        value={reason}
        max={100}
        error={tried ? wrong : null}
        onChange={setReason}
      />
      <DangerButton wide className="mt3" busy={withdraw.isPending && '正在撤'} onPress={press}>
        撤回
      </DangerButton>
      {withdraw.error ? <FormTrouble error={withdraw.error} /> : null}
    </Sheet>
  );
}

function CancelSheet({ notice, onClose }: { notice: string; onClose: () => void }) {
  const cancel = useAct('notices.cancel', { refreshes: [...refreshed], onDone: onClose });
  return (
    <ConfirmSheet
      open
      danger
      title="这条通知不发了？"
      confirmName="不发了"
      busy={cancel.isPending && '正在取消'}
      onConfirm={() => cancel.mutate({ params: { notice } })}
      onClose={onClose}
    >
      <View className="label">到时间也不会发出去。要发，重新写一条。</View>
      {cancel.error ? <FormTrouble error={cancel.error} /> : null}
    </ConfirmSheet>
  );
}
