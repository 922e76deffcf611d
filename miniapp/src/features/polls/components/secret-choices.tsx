import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { choiceOf, keysOf } from '@wecountry/shared/domain/choice';
import { a11y } from '@/ui/a11y';
import { cx } from '@/ui/cx';
import { Press } from '@/ui/press';
import { VoteOptions } from '@/ui/vote-options';
import { approvalMeanings } from '../poll-words';

interface Props {
  poll: ResponseOf<'polls.get'>;
  value: string | null;
  onChange: (choice: string | null) => void;
}

/** What can be chosen, by the poll's kind. What is chosen lives in this page only, and leaves with it. */
export function SecretChoices({ poll, value, onChange }: Props) {
  if (poll.kind === 'approval')
    return <VoteOptions label="你怎么投" options={approvalMeanings} value={value} onChange={onChange} />;
  const one = poll.maxChoices === 1;
  const chosen = value === null || value === 'abstain' ? [] : keysOf(value);
  const press = (key: string) => {
    const others = chosen.filter((k) => k !== key);
    const next = one ? [key] : others.length < chosen.length ? others : [...chosen, key];
    onChange(next.length === 0 ? null : choiceOf(next.slice(-poll.maxChoices)));
  };
  return (
    <View {...a11y({ role: one ? 'radiogroup' : 'group', label: one ? '选一项' : `最多选 ${poll.maxChoices} 项` })}>
      {one ? null : <View className="label">{`最多选 ${poll.maxChoices} 项`}</View>}
      {poll.options.map(({ key, text }) => {
        const on = chosen.includes(key);
        return (
          <Press
            key={key}
            role={one ? 'radio' : 'checkbox'}
            checked={on}
            label={text}
            className={cx('vote-option', on && 'is-on')}
            onPress={() => press(key)}
          >
            <Text className="b grow">{text}</Text>
            {on ? <Text className="label b vote-option__on">已选</Text> : null}
          </Press>
        );
      })}
    </View>
  );
}
