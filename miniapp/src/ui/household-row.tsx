import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ListItem } from './list-item';

interface Props {
  /** 08: the number within its hamlet. */
  code: string;
  /** 石老田户. */
  name: string;
  /** Why it was not reached: 老人机，没有微信. */
  why: string;
  /** 打电话, 再打, 告诉了. No phone number is shown. */
  action?: ReactNode;
}

/** A household that has not been reached, by number and name. */
export function HouseholdRow({ code, name, why, action }: Props) {
  return (
    <ListItem className="row household-row" label={`${code}，${name}，${why}`}>
      <Text className="household-row__code b">{code}</Text>
      <View className="grow">
        <View className="b">{name}</View>
        <View className="label">{why}</View>
      </View>
      {action}
    </ListItem>
  );
}
