import { PrimaryButton, SecondaryButton } from './button';
import { StateView } from './state-view';

interface Props {
  /** What happened: 没取到. */
  title: string;
  /** Whether the person's work is safe, and what to do. */
  text: string;
  onRetry: () => void;
  retrying?: boolean;
  /** Shows what the phone kept; absent when it kept nothing. */
  onSaved?: () => void;
}

export function ErrorState({ title, text, onRetry, retrying, onSaved }: Props) {
  return (
    <StateView art="thread" title={title} text={text} alert>
      <PrimaryButton wide onPress={onRetry} busy={retrying && '正在再试'}>
        再试一次
      </PrimaryButton>
      {onSaved ? (
        <SecondaryButton wide onPress={onSaved}>
          先看存下的
        </SecondaryButton>
      ) : null}
    </StateView>
  );
}
