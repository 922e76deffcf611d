import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Icon } from './icon';
import { Press } from './press';

interface Props {
  children: string;
  /** Words at the right: 3 件. */
  aside?: string;
  /** A way to all of it: 全部 12 条. */
  more?: string;
  onMore?: () => void;
}

/** A section begins with a rhombus (菱). */
export function SectionTitle({ children, aside, more, onMore }: Props) {
  return (
    <View className="sec">
      <View className="sec__mark" />
      <View className="h2 grow" {...a11y({ role: 'heading', level: 2 })}>
        {children}
      </View>
      {aside ? <Text className="label">{aside}</Text> : null}
      {more ? (
        <Press className="sec__more" onPress={onMore} label={`${children}，${more}`}>
          <Text>{more}</Text>
          <Icon name="right" size={16} />
        </Press>
      ) : null}
    </View>
  );
}
