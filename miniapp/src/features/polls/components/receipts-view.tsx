import { View } from '@tarojs/components';
import { shortFingerprint } from '@wecountry/shared/domain/dividend';
import { spacedCode, typedCode } from '@wecountry/shared/domain/receipt-code';
import { useState } from 'react';
import { useReadPages } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { codesOf } from '../api/receipt-store';
import { useReceiptCheck } from '../api/use-receipt-check';
import { FoundNote } from './found-note';

/** 查对: all codes that were counted, the head they are sealed under, and a field for a code from paper. */
export function ReceiptsView({ pollId }: { pollId: string }) {
  const receipts = useReadPages('secret.receipts', { params: { poll: pollId } });
  return (
    <QueryView query={receipts}>
      {({ pages }) => {
        const first = pages[0];
        if (!first) return null;
        const codes = pages.flatMap((page) => page.items);
        const mine = codesOf(pollId);
        return (
          <View>
            <View className="body">{`一共 ${first.size} 张票。每张票一个查对码，次序是打乱的，和投了什么不在一处。`}</View>
            <View className="label mt2">{`封口 ${shortFingerprint(first.head)}`}</View>
            <View className="mono label receipts__head">{first.head}</View>
            <CodeField pollId={pollId} head={first.head} />
            <SectionTitle>算进去的查对码</SectionTitle>
            <Card list>
              {codes.map((code) => (
                <View key={code} className={mine.has(code) ? 'mono pad b' : 'mono pad'} {...a11y({ role: 'listitem' })}>
                  {mine.has(code) ? `${spacedCode(code)}　你的` : spacedCode(code)}
                </View>
              ))}
            </Card>
            <MoreButton query={receipts} />
          </View>
        );
      }}
    </QueryView>
  );
}

function CodeField({ pollId, head }: { pollId: string; head: string }) {
  const [typed, setTyped] = useState('');
  const { found, busy, trouble, check, clear } = useReceiptCheck(pollId, head);
  const code = typedCode(typed);
  const change = (text: string) => {
    setTyped(text);
    clear();
  };
  return (
    <View className="mt3">
      <Field label="纸上抄的查对码" value={typed} onChange={change} example="7KQ2 M9XA 4TFD 0PZC" maxLength={24} />
      <PrimaryButton
        wide
        off={code ? null : '16 位，数字和字母'}
        busy={busy ? '正在查' : false}
        onPress={() => code && void check(code)}
      >
        查这张票
      </PrimaryButton>
      {found ? <FoundNote found={found} head={head} /> : null}
      <FormTrouble error={trouble} />
    </View>
  );
}
