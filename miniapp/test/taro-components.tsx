// Host elements in place of Taro's components: what a person sees, presses and hears is the same.
import { createElement, type ChangeEvent, type FC, type PropsWithChildren } from 'react';

type Props = PropsWithChildren<Record<string, unknown>>;
/** Props that only Taro knows: no host element should get them. */
const taroOnly = [
  'hoverClass',
  'hoverStayTime',
  'catchMove',
  'scrollX',
  'scrollY',
  'mode',
  'lazyLoad',
  'placeholderClass',
  'autoHeight',
  'maxlength',
];

function host(tag: string, isField = false): FC<Props> {
  return function Host({ nativeProps, onInput, children, ...props }: Props) {
    const kept = Object.fromEntries(Object.entries(props).filter(([key]) => !taroOnly.includes(key)));
    const field = isField && {
      onChange: (event: ChangeEvent<HTMLInputElement>) =>
        (onInput as ((e: object) => void) | undefined)?.({ detail: { value: event.target.value } }),
    };
    return createElement(
      tag,
      { ...kept, ...(nativeProps as object | undefined), ...field },
      ...(isField || tag === 'img' ? [] : [children]),
    );
  };
}

export const View = host('div');
export const Text = host('span');
export const Image = host('img');
export const ScrollView = host('div');
export const Input = host('input', true);
export const Textarea = host('textarea', true);
export const RootPortal: FC<PropsWithChildren> = ({ children }) => <>{children}</>;
