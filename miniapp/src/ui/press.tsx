import { View } from '@tarojs/components';
import type { CSSProperties, PropsWithChildren } from 'react';
import { a11y, type A11y } from './a11y';
import { cx } from './cx';

interface Props extends Omit<A11y, 'role'> {
  onPress?: () => void;
  role?: A11y['role'];
  className?: string;
  style?: CSSProperties;
}

/** Anything that can be pressed: by finger, by keyboard, by a screen reader, and it says when it cannot. */
export function Press({ children, onPress, className, style, role = 'button', ...intent }: PropsWithChildren<Props>) {
  const press = () => {
    if (!intent.disabled) onPress?.();
  };
  return (
    <View
      className={cx('press', intent.disabled && 'is-off', className)}
      style={style}
      hoverClass={intent.disabled ? 'none' : 'is-pressed'}
      hoverStayTime={90}
      onClick={(event) => {
        // A button inside a row that can be pressed must not press the row too.
        event.stopPropagation?.();
        press();
      }}
      {...a11y({ role, ...intent }, press)}
    >
      {children}
    </View>
  );
}
