import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useSettings } from '@/platform/settings';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';

export interface FormStep {
  key: string;
  /** What is wrong with the answer, in words; null = right. */
  wrong: string | null;
  /** The question; the words of what is wrong are given once the person has tried to go on. */
  field: (error: string | null) => ReactNode;
}

interface Props {
  steps: readonly FormStep[];
  /** Named by its effect: 报给村委会. */
  doneName: string;
  /** Every answer is right. */
  onDone: () => void;
}

/** The questions of a form: all under each other, in 特大 one a screen. */
export function FormSteps({ steps, doneName, onDone }: Props) {
  const single = useSettings((s) => s.mode === 'xl');
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState(-1);
  const last = steps.length - 1;
  const shown = single ? steps.slice(at, at + 1) : steps;
  const done = () => {
    setTried(last);
    const wrong = steps.findIndex((step) => step.wrong !== null);
    if (wrong === -1) onDone();
    else setAt(wrong);
  };
  const next = () => {
    setTried(Math.max(tried, at));
    if (steps[at]?.wrong === null) setAt(at + 1);
  };
  const errorOf = (step: FormStep) => (steps.indexOf(step) <= tried ? step.wrong : null);
  const finish = (
    <PrimaryButton wide size="big" className="mt3" onPress={done}>
      {doneName}
    </PrimaryButton>
  );
  return (
    <>
      <Card padded className="mt2">
        {shown.map((step) => (
          <View key={step.key}>{step.field(errorOf(step))}</View>
        ))}
      </Card>
      {single && at < last ? (
        <PrimaryButton wide size="big" className="mt3" onPress={next}>
          {`下一步，还有 ${last - at} 样`}
        </PrimaryButton>
      ) : (
        finish
      )}
      {single && at > 0 ? (
        <SecondaryButton wide className="mt3" onPress={() => setAt(at - 1)}>
          回上一步
        </SecondaryButton>
      ) : null}
    </>
  );
}
