import { Input, View } from '@tarojs/components';
import { fieldName } from '@/ui/field-frame';
import { Icon } from '@/ui/icon';
import './search-box.scss';

interface Props {
  /** For a screen reader; the placeholder says the same to the eye. */
  label: string;
  placeholder: string;
  value: string;
  onChange: (typed: string) => void;
}

const QUERY_MAX = 40;

/** One line that narrows the list under it. */
export const SearchBox = ({ label, placeholder, value, onChange }: Props) => (
  <View className="row search-box field__input">
    <Icon name="search" size={20} />
    <Input
      className="search-box__text grow"
      value={value}
      maxlength={QUERY_MAX}
      placeholder={placeholder}
      placeholderClass="field__hint"
      onInput={(event) => onChange(event.detail.value)}
      {...fieldName({ label })}
    />
  </View>
);
