import { Text } from '@tarojs/components';
import { ListItem } from '@/ui/list-item';
import { Press } from '@/ui/press';

interface Props {
  text: string;
  on: boolean;
  onPress: () => void;
}

/** One of several that may be chosen together. */
export const Choice = ({ text, on, onPress }: Props) => (
  <ListItem>
    <Press role="checkbox" checked={on} className="row select__item" label={text} onPress={onPress}>
      <Text className="grow">{text}</Text>
      <Text className="b c-indigo">{on ? '✓ 发' : ''}</Text>
    </Press>
  </ListItem>
);
