import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { secrecyInShort } from '@wecountry/shared/domain/secrecy';
import { spacedCode } from '@wecountry/shared/domain/receipt-code';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { a11y } from '@/ui/a11y';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { useReceipt } from '../api/receipt-store';
import { useSecretCast } from '../api/use-secret-cast';
import { quoted } from '../poll-words';
import { SecretChoices } from './secret-choices';

type Poll = ResponseOf<'polls.get'>;

/** A secret vote that I cast for somebody of my household: once, with a code of its own on this phone. */
export function SecretProxyBallot({ poll, held }: { poll: Poll; held: Poll['proxy']['held'][number] }) {
  const slot = { pollId: poll.id, forHolder: held.holderId };
  const online = useNetwork((s) => s.online);
  const receipt = useReceipt(slot);
  const { cast, busy, trouble } = useSecretCast(slot);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const send = async () => {
    if (chosen === null) return;
    const arrived = await cast(chosen);
    setAsking(false);
    if (arrived) setChosen(null);
  };
  return (
    <Card padded className="mt2">
      <View className="b">{`${held.name}委托你投`}</View>
      {held.voted ? (
        <View className="label">投了，改不了。</View>
      ) : (
        <SecretChoices poll={poll} value={chosen} onChange={setChosen} />
      )}
      {held.voted && receipt ? (
        <View className="mt1" {...a11y({ role: 'status' })}>
          <View className="label">{`${held.name}这一票的查对码，抄给他：`}</View>
          <View className="mono h2">{spacedCode(receipt.code)}</View>
        </View>
      ) : null}
      <FormTrouble error={trouble} />
      {chosen === null || held.voted ? null : (
        <PrimaryButton
          wide
          className="mt2"
          off={online ? null : '没有网。不记名的票不存在手机里等，有网再投'}
          onPress={() => setAsking(true)}
        >
          {`替${held.name}投出这一票`}
        </PrimaryButton>
      )}
      {chosen === null ? null : (
        <ConfirmSheet
          open={asking}
          title={`替${held.name}投${quoted(poll, chosen)}？投了不能改`}
          confirmName={`投出${quoted(poll, chosen)}`}
          busy={busy ? '正在投' : false}
          onConfirm={() => void send()}
          onClose={() => setAsking(false)}
        >
          <View className="body">{secrecyInShort}</View>
        </ConfirmSheet>
      )}
    </Card>
  );
}
