/** What can have the focus, without what nobody sees. */
const focusable = 'input:not([type="hidden"]), select, textarea, button';

/**
 * Leads to what is wrong after a refusal: the first field that is said to be, or else the message. What is closed around it
 * opens, and it moves into view.
 */
export function showWrong(): void {
  const wrong = document.querySelector<HTMLElement>('main :is([aria-invalid="true"], .error)');
  const target = wrong === null ? document.querySelector<HTMLElement>('main .problem') : fieldOf(wrong);
  if (target === null) return;
  for (
    let around = target.closest('details');
    around !== null;
    around = around.parentElement?.closest('details') ?? null
  ) {
    around.open = true;
  }
  (wrong ?? target).scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** The field that a message belongs to; of several, the first one. */
function fieldOf(wrong: HTMLElement): HTMLElement {
  if (wrong.matches(focusable)) return wrong;
  const field = wrong.closest('.field, fieldset')?.querySelector<HTMLElement>(focusable);
  if (field !== null && field !== undefined) return field;
  wrong.tabIndex = -1;
  return wrong;
}
