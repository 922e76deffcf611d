import { SecondaryButton, PrimaryButton } from './button';
import { StateView } from './state-view';

interface Props {
  /** What there is none of, in a sentence: 眼下没有要投的票. Never a bare 暂无数据. */
  title: string;
  /** What comes, or what one can do. */
  text?: string;
  action?: { name: string; onPress: () => void };
  second?: { name: string; onPress: () => void };
}

export function EmptyState({ title, text, action, second }: Props) {
  return (
    <StateView art="drumtower-line" title={title} text={text}>
      {action ? (
        <PrimaryButton wide onPress={action.onPress}>
          {action.name}
        </PrimaryButton>
      ) : null}
      {second ? (
        <SecondaryButton wide onPress={second.onPress}>
          {second.name}
        </SecondaryButton>
      ) : null}
    </StateView>
  );
}
