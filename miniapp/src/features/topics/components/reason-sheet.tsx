import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '@/platform/api-error';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';

interface Props {
  title: string;
  label: string;
  example: string;
  confirmName: string;
  /** How long the words are; 0 where they may be left out. */
  min: number;
  max?: number;
  busy: string | false;
  danger?: boolean;
  error: ApiError | null;
  children?: ReactNode;
  onConfirm: (words: string) => void;
  onClose: () => void;
}

/** Asks for words before something is done about a post. */
export function ReasonSheet({ min, max = 200, label, example, error, children, onConfirm, ...sheet }: Props) {
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = checkText(words, label, { min, max });
  const send = () => {
    setTried(true);
    if (!wrong) onConfirm(words.trim());
  };
  return (
    <ConfirmSheet open {...sheet} onConfirm={send}>
      {children}
      <TextArea
        label={label}
        example={example}
        value={words}
        max={max}
        error={tried ? wrong : null}
        onChange={setWords}
      />
      <FormTrouble error={error} />
      <View className="label mt2">写了就留着，查得到。</View>
    </ConfirmSheet>
  );
}
