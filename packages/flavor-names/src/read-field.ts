import type { Choice, FlavorField, FlavorInput } from './flavor-fields.ts';
import { quoteName } from './quote-name.ts';
import { ramText } from './ram-text.ts';

/**
 * - `required`: nothing was given.
 * - `not-a-number`: no whole number greater than 0; for memory: no positive multiple of 0.5.
 * - `not-a-choice`: not among the choices, which may depend on another field.
 * - `not-a-boolean`: neither yes nor no.
 * - `needs-other-field`: given without the field that it belongs to, or without which the name cannot be read back.
 * - `unknown-field`: there is no such field.
 */
export type FieldErrorCode =
  'required' | 'not-a-number' | 'not-a-choice' | 'not-a-boolean' | 'needs-other-field' | 'unknown-field';

export interface FieldError {
  readonly field: string;
  readonly code: FieldErrorCode;
  readonly message: string;
}

type FieldValue = FlavorInput[keyof FlavorInput];

/** What a field adds to the name; null where it is left out. */
export type Reading = { readonly text: string | null } | { readonly error: FieldError };

/** Reads the answer to one question. */
export function readField(field: FlavorField, input: FlavorInput): Reading {
  const value = input[field.name];
  if (isLeftOut(value)) return { text: null };
  const given = String(value).trim();
  switch (field.kind) {
    case 'integer':
      return readInteger(field, given);
    case 'ram':
      return readRam(field, given);
    case 'choice':
      return readChoice(field, given, input);
    case 'boolean':
      return readBoolean(field, given);
  }
}

export function isLeftOut(value: FieldValue): boolean {
  return value === undefined || value === null || value === '';
}

function readInteger(field: FlavorField, given: string): Reading {
  const digits = /^0*([1-9][0-9]{0,99})$/.exec(given)?.[1];
  return digits === undefined
    ? refuse(field, 'not-a-number', given, 'a whole number greater than 0')
    : { text: digits };
}

function readRam(field: FlavorField, given: string): Reading {
  const ramGiB = /^[0-9.]{1,100}$/.test(given) ? Number(given) : Number.NaN;
  if (ramGiB > 0 && ramGiB % 0.5 === 0) return { text: ramText(ramGiB) };
  return refuse(field, 'not-a-number', given, 'a positive multiple of 0.5');
}

/** Takes the value as it stands in the name, in either case where only one of the choices reads so. */
function readChoice(field: FlavorField, given: string, input: FlavorInput): Reading {
  const choices = field.choices(input);
  const exact = choices.find((choice) => choice.value === given);
  const similar = choices.filter((choice) => choice.value.toLowerCase() === given.toLowerCase());
  const choice = exact ?? (similar.length === 1 ? similar[0] : undefined);
  return choice === undefined ? refuse(field, 'not-a-choice', given, listed(choices)) : { text: choice.value };
}

/** Yes and no in the spellings that people and forms use. No is the same as leaving the field out. */
function readBoolean(field: FlavorField, given: string): Reading {
  if (/^(?:1|on|y|yes|t|true)$/i.test(given)) return { text: 'yes' };
  return /^(?:0|off|n|no|f|false)$/i.test(given) ? { text: null } : refuse(field, 'not-a-boolean', given, 'yes or no');
}

function listed(choices: readonly Choice[]): string {
  if (choices.length === 0) return 'left out';
  return `one of ${choices.map(({ value, label }) => `${value} (${label})`).join(', ')}`;
}

function refuse(field: FlavorField, code: FieldErrorCode, given: string, allowed: string): Reading {
  const message = `${field.label}: ${quoteName(given)} is not possible; must be ${allowed}`;
  return { error: { field: field.name, code, message } };
}
