import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { Diamond } from './diamond';

interface Props {
  /** What was done: 知道了. */
  title: string;
  /** When it arrived, or what can still be done. */
  help?: string;
}

/** In the bottom bar, when the page's one act is done. */
export const DoneNote = ({ title, help }: Props) => (
  <View className="row grow done-note" {...a11y({ role: 'status' })}>
    <Diamond state="done" />
    <View className="grow ml3">
      <View className="b">{title}</View>
      {help ? <View className="label">{help}</View> : null}
    </View>
  </View>
);
