import type { Entered } from './forms.ts';

/** One thing that a form changes, with what is there now. What several fields make up is one thing, and one text here. */
export interface Compared {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Of a choice, what is shown for its values. */
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** How people read a value that is not shown as it is. */
  readonly say?: ((value: string) => string) | undefined;
}

/** One thing that two people have changed, each in another way. */
export interface Collision extends Compared {
  readonly entered: string;
}

/** A form after somebody else may have changed the same thing. */
export interface Reconciled {
  /** What the form shows: what was entered where it was entered, and else what is there now. */
  readonly shown: Readonly<Record<string, string>>;
  /** What the other one has changed and this form has not: the form takes it over. */
  readonly taken: readonly Compared[];
  /** What both have changed: the form keeps its own, and shows the other. */
  readonly collisions: readonly Collision[];
  /** What was there when the form was shown, for its hidden field `was`. */
  readonly was: string;
}

/**
 * Merges what was entered into what is there now, by what was there when the form was shown. Thus a field that nobody touched
 * never undoes what somebody else has written into it meanwhile.
 *
 * @param entered what the form held, with its fields `was` and `version`; undefined for a form that is shown the first time
 */
export function reconcile(fields: readonly Compared[], entered: Entered | undefined): Reconciled {
  const basis = entered === undefined ? undefined : basisOf(entered);
  const shown: Record<string, string> = {};
  const taken: Compared[] = [];
  const collisions: Collision[] = [];
  for (const field of fields) {
    const { name } = field;
    const value = unbroken(field.value);
    const mine = unbroken(entered?.[name] ?? value);
    const isTaken = mine === basis?.[name] && mine !== value;
    shown[name] = isTaken ? value : mine;
    if (isTaken) taken.push(field);
    else if (mine !== value && isChanged(value, name, { basis, entered })) collisions.push({ ...field, entered: mine });
  }
  const was = JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, unbroken(value)])));
  return { shown, taken, collisions, was };
}

/** What the fields of a form held when it was shown; undefined where it did not say so, as a form of something new. */
export function basisOf({ was }: Entered): Readonly<Record<string, string>> | undefined {
  if (was === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(was);
    if (typeof read !== 'object' || read === null) return undefined;
    const texts = Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(texts);
  } catch {
    return undefined;
  }
}

/**
 * Names what a form is made from, for `{#key}`: fields keep what was typed into them, and a new version is a new form. That
 * somebody else has changed the thing and that this form was refused for it come one after the other.
 */
export function formKey(version: number | undefined, entered: Entered | undefined): string {
  const sent = entered?.['version'] ?? '';
  return `${String(version ?? '')} ${sent === String(version ?? '') ? '' : sent}`;
}

function isChanged(
  value: string,
  name: string,
  { basis, entered }: { basis: Readonly<Record<string, string>> | undefined; entered: Entered | undefined },
): boolean {
  // a form of something new has nobody to collide with
  if (basis === undefined) return Boolean(entered?.['version']);
  return basis[name] !== value;
}

/** Forms send line breaks in one way, whatever they were. */
function unbroken(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
