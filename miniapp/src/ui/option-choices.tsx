import { Text, View } from '@tarojs/components';
import { choiceOf, keysOf, type PollOption } from '@wecountry/shared/domain/choice';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import { Press } from './press';

interface Props {
  label: string;
  options: readonly PollOption[];
  /** How many may be chosen; one makes them radios. */
  maxChoices: number;
  /** Offers 弃权 under the options. */
  abstain: boolean;
  /** Canonical: '2', '1,3', 'abstain'; null = nothing yet. */
  value: string | null;
  onChange: (choice: string | null) => void;
  disabled?: boolean;
}

/** Options of a vote, equal in size and colour; none is chosen before the person does. */
export function OptionChoices({ label, options, maxChoices, abstain, value, onChange, disabled }: Props) {
  const keys = value === null ? [] : keysOf(value);
  const many = maxChoices > 1;
  const tap = (key: string) => {
    if (!many) return onChange(key);
    const left = keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
    onChange(left.length === 0 ? null : choiceOf(left));
  };
  const rows = [
    ...options.map(({ key, text }) => {
      const on = keys.includes(key);
      return { key, text, on, off: many && !on && keys.length >= maxChoices, act: () => tap(key) };
    }),
    ...(abstain
      ? [{ key: 'abstain', text: '弃权', on: value === 'abstain', off: false, act: () => onChange('abstain') }]
      : []),
  ];
  return (
    <View {...a11y({ role: many ? 'group' : 'radiogroup', label })}>
      {rows.map(({ key, text, on, off, act }) => (
        <Press
          key={key}
          role={many ? 'checkbox' : 'radio'}
          className={cx('vote-option', on && 'is-on')}
          checked={on}
          disabled={disabled === true || off}
          label={`${text}${on ? '，已选' : ''}`}
          onPress={act}
        >
          <View className="vote-option__shape">
            <View className="vote-option__cloth" />
            {on ? <Icon name="check" size={19} className="vote-option__mark" /> : null}
          </View>
          <Text className="b grow">{text}</Text>
          {on ? <Text className="label b vote-option__on">已选</Text> : null}
        </Press>
      ))}
      {many ? <View className="label mt2">{`最多选 ${maxChoices} 项，选了 ${keys.length} 项`}</View> : null}
    </View>
  );
}
