import { View } from '@tarojs/components';
import { createContext, useContext, type PropsWithChildren } from 'react';
import { a11y } from './a11y';

/** Whether what is drawn stands directly in a list: its rows must say that they are items, and nothing inside them. */
export const InList = createContext(false);

interface Props {
  /** The row read as one: title, state, action. */
  label?: string;
  className?: string;
}

/** A row: an item where it stands in a list (a Card with `list`), a group with a name elsewhere. */
export function ListItem({ label, className, children }: PropsWithChildren<Props>) {
  const role = useContext(InList) ? 'listitem' : label ? 'group' : undefined;
  return (
    <InList.Provider value={false}>
      <View className={className} {...a11y({ role, label })}>
        {children}
      </View>
    </InList.Provider>
  );
}
