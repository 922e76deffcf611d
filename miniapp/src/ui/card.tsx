import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';
import { InList } from './list-item';

interface Props {
  /** Rows divided by lines. */
  list?: boolean;
  /** Room around the content. */
  padded?: boolean;
  className?: string;
  label?: string;
}

/** Paper on paper: a border, no shadow. */
export function Card({ children, list, padded, className, label }: PropsWithChildren<Props>) {
  return (
    <InList.Provider value={list === true}>
      <View
        className={cx('card', list && 'card--list', padded && 'card--padded', className)}
        {...(list ? a11y({ role: 'list', label }) : {})}
      >
        {children}
      </View>
    </InList.Provider>
  );
}
