import { Input, View } from '@tarojs/components';
import { isH5 } from '@/platform/env';
import { FieldFrame, fieldName, type FrameProps } from './field-frame';

interface Props extends FrameProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  maxLength?: number;
  /** Which keyboard comes up. */
  type?: 'text' | 'number' | 'digit' | 'phone';
}

const keyboards = { text: undefined, number: 'numeric', digit: 'decimal', phone: 'tel' } as const;

/** One line of text. */
export function Field(props: Props) {
  const { value, onChange, placeholder, maxLength = 80, type = 'text' } = props;
  // Only where words are written: nobody runs out of digits of a number unawares.
  const nearEnd = maxLength >= 20 && value.length > maxLength * 0.8;
  return (
    <FieldFrame {...props} count={nearEnd ? `${value.length}/${maxLength}` : undefined}>
      <View className="field__input">
        <Input
          className="field__text"
          value={value}
          // In H5 the keyboard is chosen by inputMode: a native number field would drop a leading zero.
          type={isH5 ? 'text' : type === 'phone' ? 'number' : type}
          maxlength={maxLength}
          placeholder={placeholder}
          placeholderClass="field__hint"
          onInput={(event) => onChange(event.detail.value)}
          {...fieldName(props, keyboards[type])}
        />
      </View>
    </FieldFrame>
  );
}
