import { RootPortal, View } from '@tarojs/components';
import { useEffect, useId, useRef, type PropsWithChildren, type ReactNode } from 'react';
import { isH5 } from '@/platform/env';
import { useLook } from '@/platform/settings';
import { a11y } from './a11y';
import { PrimaryButton, DangerButton, SecondaryButton } from './button';
import { Press } from './press';
import { SheetBody } from './sheet-body';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  /** The name of the button at the bottom that closes it. */
  closeName?: string;
}

/** A sheet from the bottom; closes by its button, by the scrim, by Escape; never by a timer. */
export function Sheet({ open, title, onClose, closeName = '关上', children }: PropsWithChildren<Props>) {
  const look = useLook();
  const id = useId();
  // Callers write onClose in place: a new one at each drawing must not take the focus from where somebody is typing.
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => (open && isH5 ? holdFocus(id, () => close.current()) : undefined), [open, id]);
  if (!open) return null;
  const sheet = (
    <View className={`sheet-root ${look}`}>
      <View className="sheet__scrim" catchMove>
        <Press className="sheet__scrim" onPress={onClose} label={closeName} role="button" />
      </View>
      <View id={id} className="sheet" {...a11y({ role: 'dialog', label: title, modal: true })}>
        <View className="h2 sheet__title" {...a11y({ role: 'heading', level: 2 })}>
          {title}
        </View>
        <SheetBody>{children}</SheetBody>
        <SecondaryButton wide className="mt4" onPress={onClose}>
          {closeName}
        </SecondaryButton>
      </View>
    </View>
  );
  // The mini-program's tab bar lies over the page: only a root portal lies over the tab bar. H5 has no such component.
  return isH5 ? sheet : <RootPortal>{sheet}</RootPortal>;
}

/** Keeps the keyboard inside the open sheet, and gives the focus back afterwards. */
function holdFocus(id: string, onClose: () => void): () => void {
  const before = document.activeElement as HTMLElement | null;
  const sheet = document.getElementById(id);
  const stops = () => Array.from(sheet?.querySelectorAll<HTMLElement>('[tabindex="0"],input,textarea') ?? []);
  // The sheet itself, so that it is read from its title on; its first stop may be a button that ends something.
  sheet?.setAttribute('tabindex', '-1');
  sheet?.focus();
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Tab') return;
    const all = stops();
    const last = event.shiftKey ? all[0] : all[all.length - 1];
    const next = event.shiftKey ? all[all.length - 1] : all[0];
    if (document.activeElement !== last && sheet?.contains(document.activeElement)) return;
    event.preventDefault();
    next?.focus();
  };
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('keydown', onKey);
    before?.focus?.();
  };
}

interface ConfirmProps {
  open: boolean;
  /** What will happen, as a question. */
  title: string;
  children?: ReactNode;
  /** The act by its effect: 投出“同意”. */
  confirmName: string;
  onConfirm: () => void;
  onClose: () => void;
  busy?: string | false;
  danger?: boolean;
}

/** Says back what will happen before it does. */
export function ConfirmSheet({ open, title, children, confirmName, onConfirm, onClose, busy, danger }: ConfirmProps) {
  const Act = danger ? DangerButton : PrimaryButton;
  return (
    <Sheet open={open} title={title} onClose={onClose} closeName="先不">
      {children}
      <Act wide size="big" className="mt4" busy={busy} onPress={onConfirm}>
        {confirmName}
      </Act>
    </Sheet>
  );
}
