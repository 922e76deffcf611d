import { Textarea, View } from '@tarojs/components';
import { isH5 } from '@/platform/env';
import { FieldFrame, fieldName, type FrameProps } from './field-frame';

interface Props extends FrameProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** How many characters it takes; the count shows near the end. */
  max?: number;
}

/** Several lines of text. */
export function TextArea(props: Props) {
  const { value, onChange, placeholder, max = 200 } = props;
  return (
    <FieldFrame {...props} count={value.length > max * 0.8 ? `${value.length}/${max}` : undefined}>
      <View className="field__input">
        <Textarea
          className="field__text field__text--long"
          value={value}
          maxlength={max}
          placeholder={placeholder}
          placeholderClass="field__hint"
          autoHeight={!isH5}
          onInput={(event) => onChange(event.detail.value)}
          {...fieldName(props)}
        />
      </View>
    </FieldFrame>
  );
}
