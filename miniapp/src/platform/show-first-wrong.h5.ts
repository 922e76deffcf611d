/** Brings the first field that is wrong into view and gives it the keyboard. */
export function showFirstWrong() {
  const wrong = Array.from(document.querySelectorAll<HTMLElement>('.field--wrong')).find((field) => field.offsetParent);
  if (!wrong || wrong.contains(document.activeElement)) return;
  wrong.scrollIntoView({ block: 'center' });
  wrong.querySelector<HTMLElement>('input,textarea,[tabindex="0"]')?.focus({ preventScroll: true });
}
