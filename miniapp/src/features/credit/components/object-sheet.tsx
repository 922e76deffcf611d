import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { postObjection } from '../api/post-objection';
import type { Claim } from '../claim-words';

const REASON = { min: 2, max: 200 };

interface Props {
  claim: Claim;
  open: boolean;
  onClose: () => void;
}

/** What a household has against a claim, in a sentence that everybody will read. */
export function ObjectSheet({ claim, open, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = checkText(reason, '意见', REASON);
  const send = () => {
    setTried(true);
    if (wrong) return;
    postObjection(claim, reason);
    onClose();
  };
  return (
    <ConfirmSheet
      open={open}
      title={`对“${claim.title}”提意见？`}
      confirmName="提意见，先不计入"
      onConfirm={send}
      onClose={onClose}
    >
      <TextArea
        label="哪里不对"
        example="那天他家没有来"
        value={reason}
        max={REASON.max}
        error={tried ? wrong : null}
        onChange={setReason}
      />
      <View className="label mt2">大家看得到是哪一户提的。监督委员会看了再定，算还是不算。</View>
    </ConfirmSheet>
  );
}
