import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { secrecyInShort } from '@wecountry/shared/domain/secrecy';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton } from '@/ui/button';
import { DoneNote } from '@/ui/done-note';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { useReceipt } from '../api/receipt-store';
import { useSecretCast } from '../api/use-secret-cast';
import { quoted, votedSecretly, yourWord } from '../poll-words';

interface Props {
  poll: ResponseOf<'polls.get'>;
  chosen: string | null;
  /** The ballot has arrived: what was chosen is forgotten. */
  onCast: () => void;
}

/** The one act of a secret vote: asked once more, sent at once, and impossible without a network. */
export function SecretBar({ poll, chosen, onCast }: Props) {
  const online = useNetwork((s) => s.online);
  const receipt = useReceipt({ pollId: poll.id });
  const { cast, busy, trouble } = useSecretCast({ pollId: poll.id });
  const [asking, setAsking] = useState(false);
  if (votedSecretly(poll))
    return (
      <BottomBar>
        <DoneNote title={`${yourWord(poll)}投了`} help="投了什么，不记在谁名下，也改不了。" />
      </BottomBar>
    );
  const send = async () => {
    if (chosen === null) return;
    const arrived = await cast(chosen);
    setAsking(false);
    if (arrived) onCast();
  };
  const off = !online ? '没有网。不记名的票不存在手机里等，有网再投' : chosen === null ? '先在上面选一个' : null;
  return (
    <BottomBar
      note={
        receipt?.state === 'sending' && !trouble
          ? '上一次没等到回话。再投一次不会算两票，到了的以先到的为准。'
          : undefined
      }
    >
      <FormTrouble error={trouble} />
      <PrimaryButton size="big" wide off={off} onPress={() => setAsking(true)}>
        投出这一票
      </PrimaryButton>
      {chosen === null ? null : (
        <ConfirmSheet
          open={asking}
          title={`投${quoted(poll, chosen)}？投了不能改`}
          confirmName={`投出${quoted(poll, chosen)}`}
          busy={busy ? '正在投' : false}
          onConfirm={() => void send()}
          onClose={() => setAsking(false)}
        >
          <View className="body">{secrecyInShort}</View>
        </ConfirmSheet>
      )}
    </BottomBar>
  );
}
