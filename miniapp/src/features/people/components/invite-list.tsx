import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { printedInviteCode } from '@wecountry/shared/domain/invite-code';
import { useState } from 'react';
import { isH5 } from '@/platform/env';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { DangerButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { QrImage } from '@/ui/qr-image';
import { QueryView } from '@/ui/query-view';
import { ConfirmSheet } from '@/ui/sheet';
import { DAYS, daysLeftWords } from '../invite-words';
import { PaperInvites } from './paper-invites';
import './invite-list.scss';

type Invite = ResponseOf<'joining.invites'>['items'][number];

/** Where the code leads a phone's camera: our page in the browser, with village and code in one. */
const addressOf = (scene: string) =>
  `${isH5 ? location.origin : API_ORIGIN}/packages/people/pages/join/index?scene=${encodeURIComponent(scene)}`;

/** The invites of a household that still open, each a sheet to print; and a new one. */
export function InviteList({ household, code }: { household: string; code: string }) {
  const invites = useRead('joining.invites', { query: { household } });
  const make = useAct('joining.invite', { refreshes: ['joining.invites'] });
  return (
    <>
      <QueryView query={invites}>
        {({ items }) => (
          <>
            {items.map((invite) => (
              <InviteSheet key={invite.id} invite={invite} />
            ))}
            {items.length > 0 ? (
              <PaperInvites of="household" id={household} sheets={Math.ceil(items.length / 6)} />
            ) : null}
          </>
        )}
      </QueryView>
      <View>
        <SecondaryButton
          wide
          className="mt3"
          busy={make.isPending && '正在做'}
          onPress={() => make.mutate({ body: { householdIds: [household], days: DAYS } })}
        >
          做一张新邀请
        </SecondaryButton>
        <View className="label mt2">{`只让${code}的大人进来，${DAYS} 天有效。`}</View>
        <FormTrouble error={make.error} />
      </View>
    </>
  );
}

function InviteSheet({ invite }: { invite: Invite }) {
  const [asking, setAsking] = useState(false);
  const revoke = useAct('joining.revokeInvite', { refreshes: ['joining.invites'], onDone: () => setAsking(false) });
  return (
    <Card padded className="mt3 invite">
      <View className="h1">{invite.householdCode}</View>
      <View className="label">{`${invite.householdName}家 · 微信扫一扫，进村`}</View>
      <View className="invite__code">
        <QrImage text={addressOf(invite.scene)} sizePx={220} label={`${invite.householdCode}的进户码`} />
      </View>
      <Text className="h2 mono">{printedInviteCode(invite.code)}</Text>
      <View className="label mt1">{`扫不了，就在“我的”里点“对上户”，写这串码。`}</View>
      <View className="label">{`${daysLeftWords(invite.expiresAt)}，只给自己家人。`}</View>
      <View>
        <DangerButton className="mt3" onPress={() => setAsking(true)}>
          作废这张
        </DangerButton>
      </View>
      <ConfirmSheet
        open={asking}
        danger
        title="作废这张邀请？"
        confirmName="作废"
        busy={revoke.isPending && '正在作废'}
        onConfirm={() => revoke.mutate({ params: { invite: invite.id } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">印出去的马上用不了。已经进来的人不动。</View>
        <FormTrouble error={revoke.error} />
      </ConfirmSheet>
    </Card>
  );
}
