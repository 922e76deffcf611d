import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Diamond } from './diamond';

export interface ReceiptStep {
  name: string;
  state: 'done' | 'now' | 'todo';
  /** 今天 8:10, 等你按. */
  when: string;
}

const spoken = { done: '已做', now: '现在', todo: '还没' };

/** A thread is whole only where both its ends are done: 知道了 may be pressed unheard. */
const threadTo = (steps: readonly ReceiptStep[], i: number): ReceiptStep['state'] =>
  steps[i - 1]?.state === 'done' ? (steps[i]?.state ?? 'todo') : 'todo';

/** 看到, 听过, 知道了: three rhombi on a thread, each with when. */
export function ReceiptSteps({ steps }: { steps: readonly ReceiptStep[] }) {
  return (
    <View className="receipt" {...a11y({ role: 'list' })}>
      {steps.map((step, i) => (
        <View
          key={step.name}
          className="receipt__step"
          {...a11y({ role: 'listitem', label: `${step.name}，${spoken[step.state]}，${step.when}` })}
        >
          {i > 0 ? <View className={cx('receipt__thread', `receipt__thread--${threadTo(steps, i)}`)} /> : null}
          <Diamond state={step.state} className="receipt__node" />
          <View className="label b c-ink mt1">{step.name}</View>
          <View className="cap">{step.when}</View>
        </View>
      ))}
    </View>
  );
}
