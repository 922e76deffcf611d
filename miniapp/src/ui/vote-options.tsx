import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Press } from './press';

export type Choice = 'approve' | 'reject' | 'abstain';

/** What each choice is called; its meaning is the poll's. */
const choiceNames: Readonly<Record<Choice, string>> = { approve: '同意', reject: '反对', abstain: '弃权' };

const shapes: Readonly<Record<Choice, IconName>> = { approve: 'check', reject: 'cross', abstain: 'dash' };

interface Props {
  label: string;
  options: readonly { choice: Choice; meaning: string }[];
  value: string | null;
  onChange: (choice: Choice) => void;
  disabled?: boolean;
}

/** Three choices, equal in size and colour; none is chosen before the person does. */
export function VoteOptions({ label, options, value, onChange, disabled }: Props) {
  return (
    <View {...a11y({ role: 'radiogroup', label })}>
      {options.map(({ choice, meaning }) => {
        const on = choice === value;
        return (
          <Press
            key={choice}
            role="radio"
            className={cx('vote-option', on && 'is-on')}
            checked={on}
            disabled={disabled}
            label={`${choiceNames[choice]}，${meaning}${on ? '，已选' : ''}`}
            onPress={() => onChange(choice)}
          >
            <View className="vote-option__shape">
              <View className="vote-option__cloth" />
              <Icon name={shapes[choice]} size={19} className="vote-option__mark" />
            </View>
            <Text className="vote-option__name b">{choiceNames[choice]}</Text>
            <Text className="label grow">{meaning}</Text>
            {on ? <Text className="label b vote-option__on">已选</Text> : null}
          </Press>
        );
      })}
    </View>
  );
}
