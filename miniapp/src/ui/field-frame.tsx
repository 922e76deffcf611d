import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { isH5 } from '@/platform/env';
import { a11y } from './a11y';
import { cx } from './cx';

export interface FrameProps {
  /** Above: what to write. */
  label: string;
  /** Below: 比如：修上寨水渠半天. */
  example?: string;
  /** What is wrong with it, in words; stands in place of the example. */
  error?: string | null;
}

/**
 * The name of a field for a screen reader. In H5 Taro's input is a shell around the native one, and the name must reach
 * the inside.
 */
export function fieldName({ label, error }: FrameProps, inputMode?: 'numeric' | 'decimal' | 'tel'): object {
  const said = error ? `${label}，${error}` : label;
  if (!isH5) return a11y({ label: said });
  return {
    nativeProps: { 'aria-label': said, 'aria-invalid': error ? 'true' : 'false', ...(inputMode && { inputMode }) },
  };
}

/** Label above, example below, what is wrong in words at the field. */
export function FieldFrame({
  label,
  error,
  example,
  count,
  children,
}: FrameProps & { children: ReactNode; count?: string }) {
  return (
    <View className={cx('field', error && 'field--wrong')}>
      <View className="row">
        <Text className="field__label b grow">{label}</Text>
        {count ? <Text className="cap">{count}</Text> : null}
      </View>
      {children}
      {error ? (
        <View className="label c-red" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      ) : example ? (
        <View className="label">{example}</View>
      ) : null}
    </View>
  );
}
