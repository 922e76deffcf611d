import { View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { useNetwork } from '@/platform/network';
import { openFile } from '@/platform/open-file';
import { call } from '@/platform/request';
import { PrimaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';

interface Props {
  of: 'household' | 'hamlet';
  id: string;
  /** How many A4 sheets it takes. */
  sheets: number;
}

/** Opens the invites as a PDF to print. The link is asked for at the press: it is good for some minutes only. */
export function PaperInvites({ of, id, sheets }: Props) {
  const [state, setState] = useState<'busy' | 'blocked' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const online = useNetwork((s) => s.online);
  const open = async () => {
    setState('busy');
    setError(null);
    try {
      const { url } = await call('joining.inviteSheet', { query: { of, id } });
      setState((await openFile(url)) ? null : 'blocked');
    } catch (trouble) {
      setState(null);
      if (!(trouble instanceof ApiError)) throw trouble;
      setError(trouble);
    }
  };
  return (
    <View className="mt3">
      <PrimaryButton
        wide
        size="big"
        icon="print"
        busy={state === 'busy' && '正在排版'}
        off={online ? null : '没有网，印不了'}
        onPress={() => void open()}
      >
        {`打开 A4 邀请，${sheets} 页`}
      </PrimaryButton>
      {state === 'blocked' ? <View className="label mt1 c-red">手机没让打开，再试一次。</View> : null}
      <FormTrouble error={error} />
    </View>
  );
}
