import { View } from '@tarojs/components';
import { useContext, type ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';
import { InBody } from './in-body';

interface Props {
  children: ReactNode;
  /** What happens then: 截止以前可以改. */
  note?: string;
}

/**
 * The page's acts, at the bottom: small things left, the one primary button right. As `bottom` of a Page it is part of the
 * page's column; inside the page's content (a form that holds its own state) it stands over it and keeps room below.
 */
export function BottomBar({ children, note }: Props) {
  const inBody = useContext(InBody);
  return (
    <>
      {inBody ? <View className={cx('bottom-room', note && 'bottom-room--note')} /> : null}
      <View className={cx('bottom', inBody && 'bottom--over')}>
        {note ? (
          <View className="label center bottom__note" {...a11y({ live: 'polite' })}>
            {note}
          </View>
        ) : null}
        <View className="bottom__row">{children}</View>
      </View>
    </>
  );
}
