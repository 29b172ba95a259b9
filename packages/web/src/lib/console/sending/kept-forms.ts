import { tick } from 'svelte';
import { fieldsOf, heldBy, markUnsaved, postForms, unsavedForms } from './unsaved.ts';

/** A form as it was left, for whoever comes back. */
interface KeptForm {
  readonly action: string;
  /** Of what it changes: over a newer version nothing is put back, or it would overwrite what others have done. */
  readonly version: string;
  /** Makes something new once, also after coming back. */
  readonly key: string;
  /** Names and what the fields hold, in their order. */
  readonly fields: readonly (readonly [string, string])[];
}

/** What would be lost on this page; without secrets, which the browser would keep as long as its tab is open. */
export function keepForms(): KeptForm[] {
  return unsavedForms().map((form) => ({
    action: form.getAttribute('action') ?? '',
    version: hiddenOf(form, 'version')?.value ?? '',
    key: hiddenOf(form, 'key')?.value ?? '',
    fields: fieldsOf(form)
      .filter(({ autocomplete }) => autocomplete !== 'off')
      .map((field) => [field.name, heldBy(field)]),
  }));
}

/** Fills the forms in again. Twice, since some fields are only there when others are filled in. */
export async function putBack(kept: readonly KeptForm[]): Promise<void> {
  for (const { action, version, key, fields } of kept) {
    const form = postForms().find((one) => one.getAttribute('action') === action);
    if (form === undefined || (hiddenOf(form, 'version')?.value ?? '') !== version) continue;
    const keyField = hiddenOf(form, 'key');
    if (keyField !== null && key !== '') keyField.value = key;
    fillIn(form, fields);
    await tick();
    fillIn(form, fields);
    markUnsaved(form);
  }
}

function fillIn(form: HTMLFormElement, kept: KeptForm['fields']): void {
  const rest = new Map<string, string[]>();
  for (const [name, value] of kept) rest.set(name, [...(rest.get(name) ?? []), value]);
  for (const field of fieldsOf(form)) {
    const value = rest.get(field.name)?.shift();
    if (value === undefined || value === heldBy(field)) continue;
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = value === 'true';
    } else field.value = value;
    // what the page makes of fields follows them by these
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function hiddenOf(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
}
