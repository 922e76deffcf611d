import { isH5 } from '@/platform/env';

export interface A11y {
  role?:
    | 'button'
    | 'link'
    | 'img'
    | 'status'
    | 'alert'
    | 'dialog'
    | 'tab'
    | 'tablist'
    | 'radio'
    | 'radiogroup'
    | 'checkbox'
    | 'switch'
    | 'list'
    | 'listitem'
    | 'heading'
    | 'navigation'
    | 'main'
    | 'table'
    | 'row'
    | 'cell'
    | 'columnheader'
    | 'rowheader'
    | 'progressbar'
    | 'group';
  label?: string;
  hidden?: boolean;
  checked?: boolean;
  selected?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  busy?: boolean;
  current?: boolean;
  modal?: boolean;
  level?: number;
  live?: 'polite' | 'assertive';
}

const said = (flag: boolean | undefined) => (flag === undefined ? undefined : String(flag));

/**
 * Turns what a screen reader should say into what each target understands: WXML wants `aria-role`, a browser `role`.
 * With `onPress` the element also takes the keyboard in H5 (Tab, Enter, Space), which Taro's View does not.
 */
export function a11y(intent: A11y, onPress?: () => void): Record<string, unknown> {
  const props: Record<string, unknown> = {
    [isH5 ? 'role' : 'aria-role']: intent.role,
    'aria-label': intent.label,
    'aria-hidden': said(intent.hidden),
    'aria-checked': said(intent.checked),
    'aria-selected': said(intent.selected),
    'aria-disabled': said(intent.disabled),
    'aria-expanded': said(intent.expanded),
    'aria-modal': said(intent.modal),
    'aria-live': intent.live,
  };
  if (isH5) {
    props['aria-busy'] = said(intent.busy);
    props['aria-current'] = intent.current ? 'page' : undefined;
    props['aria-level'] = intent.level === undefined ? undefined : String(intent.level);
    if (onPress) {
      props.tabIndex = intent.disabled ? -1 : 0;
      props.onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (!intent.disabled) onPress();
      };
    }
  }
  for (const key of Object.keys(props)) if (props[key] === undefined) delete props[key];
  return props;
}
