import { Text } from '@tarojs/components';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Press } from './press';

interface Props {
  icon: IconName;
  name: string;
  onPress: () => void;
  label?: string;
}

/** A small act in the bottom bar: an icon over its word. */
export const IconAct = ({ icon, name, onPress, label }: Props) => (
  <Press className="icon-act" onPress={onPress} label={label ?? name}>
    <Icon name={icon} />
    <Text>{name}</Text>
  </Press>
);
