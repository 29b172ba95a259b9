/** Forms that somebody has typed into. */
const touched = new Set<HTMLFormElement>();
/** How forms were when they were first seen: what was typed and taken back is no change. */
const before = new WeakMap<HTMLFormElement, string>();
let passing = 0;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The forms that change something, where it matters: one with `data-light` is filled in again in a moment. */
export function postForms(): HTMLFormElement[] {
  return [...document.querySelectorAll<HTMLFormElement>('main form[method="post" i]:not([data-light])')];
}

/** The fields that people fill in. */
export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements]
    .filter(
      (one): one is Field =>
        (one instanceof HTMLInputElement && !['hidden', 'search', 'submit', 'button', 'password'].includes(one.type)) ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement,
    )
    .filter(({ name }) => name !== '');
}

/** What a field holds. */
export function heldBy(field: Field): string {
  const isBox = field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
  return isBox ? String(field.checked) : field.value;
}

/** Looks for what was typed before the scripts came, as long as fields still know what the page held. */
export function seeTyped(): void {
  for (const form of postForms()) if (fieldsOf(form).some(isUnlikeItsPage)) touched.add(form);
}

/** Looks at the forms of a page that has just been shown. */
export function seeForms(): void {
  for (const form of postForms()) if (!touched.has(form) && !before.has(form)) before.set(form, printOf(form));
}

/** To be told of every input and change. */
export function noteEdit({ target }: Event): void {
  if (!(target instanceof HTMLElement) || !('form' in target)) return;
  const { form } = target;
  if (form instanceof HTMLFormElement) touched.add(form);
}

/** To be told before something is typed: forms come and go on a page. */
export function noteFocus({ target }: Event): void {
  const form = target instanceof Element ? target.closest('form') : null;
  if (form !== null && !before.has(form) && !touched.has(form)) before.set(form, printOf(form));
}

/** The forms with something in them that would be lost. */
export function unsavedForms(): HTMLFormElement[] {
  return postForms().filter((form) => touched.has(form) && before.get(form) !== printOf(form));
}

/** Takes it that what was entered is saved. */
export function forgetEdits(): void {
  touched.clear();
}

/** A form that begins anew with what was entered is as unsaved as it was. */
export function carryOver(form: HTMLFormElement): void {
  if (form.isConnected) return;
  const action = form.getAttribute('action');
  const next = postForms().find((one) => one.getAttribute('action') === action);
  if (next !== undefined) markUnsaved(next);
}

/** Takes it that a form holds what is nowhere else. */
export function markUnsaved(form: HTMLFormElement): void {
  before.delete(form);
  touched.add(form);
}

/** Does what leads elsewhere by itself, which nobody is asked about. */
export async function pass(work: () => Promise<void>): Promise<void> {
  passing += 1;
  try {
    await work();
  } finally {
    passing -= 1;
  }
}

/** Whether the page is on its way elsewhere by itself. */
export function isPassing(): boolean {
  return passing > 0;
}

function printOf(form: HTMLFormElement): string {
  return JSON.stringify(fieldsOf(form).map((field) => [field.name, heldBy(field)]));
}

function isUnlikeItsPage(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some(({ selected, defaultSelected }) => defaultSelected && !selected);
  }
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    return field.checked !== field.defaultChecked;
  }
  return field.value !== field.defaultValue;
}
