import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { OptionChoices } from '@/ui/option-choices';
import { VoteOptions } from '@/ui/vote-options';

const meanings = [
  { choice: 'approve', meaning: '按这个办' },
  { choice: 'reject', meaning: '不按这个办' },
  { choice: 'abstain', meaning: '不表态，也算到会' },
] as const;

interface Props {
  poll: Pick<ResponseOf<'polls.get'>, 'kind' | 'options' | 'maxChoices' | 'unit'>;
  chosen: string | null;
  onChoose: (choice: string | null) => void;
}

/** What can be chosen in a vote of any kind. */
export function Ballot({ poll, chosen, onChoose }: Props) {
  const label = poll.unit === 'household' ? '你家怎么投' : '你怎么投';
  return (
    <View>
      {poll.kind === 'approval' ? (
        <VoteOptions label={label} options={meanings} value={chosen} onChange={onChoose} />
      ) : (
        <OptionChoices
          label={label}
          options={poll.options}
          maxChoices={poll.maxChoices}
          abstain={poll.kind !== 'survey'}
          value={chosen}
          onChange={onChoose}
        />
      )}
    </View>
  );
}
