import { FlavorNameError } from './flavor-name-error.ts';
import type { FlavorNameErrorDetails } from './flavor-name-error.ts';
import { oddity } from './cursor.ts';
import type { FlavorName, Grammar } from './model.ts';
import { prefix, scanFlavor } from './scan-flavor.ts';
import { warningsFor } from './warnings.ts';
import type { FlavorNameWarning } from './warnings.ts';

/**
 * Which versions of the standard a name may be written in (scs-0100). `v1/v2` prefers the first and tolerates the
 * second with a warning; `latest` is `v3`; `compliance` is what the conformance check takes: v3, and the older ones
 * with a warning.
 */
export type Strategy = 'v1' | 'v1/v2' | 'v2/v1' | 'v2' | 'v3' | 'latest' | 'compliance';

export interface ScsName {
  readonly kind: 'scs';
  readonly flavor: FlavorName;
  /** The version that read the name. */
  readonly grammar: Grammar;
  readonly warnings: readonly FlavorNameWarning[];
}

export type ParsedName =
  ScsName | { readonly kind: 'not-scs' } | { readonly kind: 'invalid'; readonly error: FlavorNameError };

interface Preference {
  readonly preferred: Grammar;
  readonly other: Grammar;
  readonly isOtherTolerated: boolean;
}

const latest: Preference = { preferred: 'v3', other: 'v1', isOtherTolerated: false };
/** A `Map`, as it also takes the values that only untyped callers give. */
const preferences: ReadonlyMap<unknown, Preference> = new Map<Strategy, Preference>([
  ['v1', { preferred: 'v1', other: 'v2', isOtherTolerated: false }],
  ['v1/v2', { preferred: 'v1', other: 'v2', isOtherTolerated: true }],
  ['v2/v1', { preferred: 'v2', other: 'v1', isOtherTolerated: true }],
  ['v2', { preferred: 'v2', other: 'v1', isOtherTolerated: false }],
  ['v3', latest],
  ['latest', latest],
  ['compliance', { ...latest, isOtherTolerated: true }],
]);

const notScs: ParsedName = Object.freeze({ kind: 'not-scs' });

/**
 * Reads a flavor name (scs-0100-v3). Never throws, whatever the input: a mistake is a result of kind `invalid`.
 *
 * A name that does not start with `SCS-` is `not-scs`, which is no mistake. If no grammar of the strategy reads the
 * name, the error is that of the preferred one. Anything but a string is `invalid`, too.
 *
 * @example
 * const parsed = parseFlavorName('SCS-2V-4-20s');
 * if (parsed.kind === 'scs') parsed.flavor.disk // { count: 1, sizeGB: 20, type: 's' }
 */
export function parseFlavorName(name: unknown, { grammar = 'latest' }: { grammar?: Strategy } = {}): ParsedName {
  if (typeof name !== 'string') return notAString(name);
  const preference = preferences.get(grammar);
  if (preference === undefined) return unknownGrammar(name);
  if (!name.startsWith(prefix)) return notScs;

  const { preferred, other, isOtherTolerated } = preference;
  const first = scanFlavor(name, preferred);
  if (first.flavor !== undefined) {
    return { kind: 'scs', flavor: first.flavor, grammar: preferred, warnings: warningsFor(first.oddities) };
  }
  const { failure } = first;
  // The two families differ in the sign behind the CPU, so only a name whose main part failed can be of the other one.
  if (failure.code === 'main-part') {
    const second = scanFlavor(name, other);
    if (second.flavor !== undefined && isOtherTolerated) {
      const warnings = warningsFor(second.oddities | oddity.otherGrammar);
      return { kind: 'scs', flavor: second.flavor, grammar: other, warnings };
    }
    if (second.flavor !== undefined) {
      const reason = `${other} names are non-tolerable where ${preferred} is asked for (${failure.reason})`;
      return invalid(name, { ...failure, code: 'wrong-grammar', reason });
    }
  }
  return invalid(name, failure);
}

/**
 * As `parseFlavorName`, for callers to whom a mistake is an exception. Null for a name that is not an SCS name.
 *
 * @throws FlavorNameError
 * @example parseFlavorNameOrThrow('SCS-2V-4-20s')?.flavor.cpuRam.cpus // 2
 */
export function parseFlavorNameOrThrow(name: unknown, options: { grammar?: Strategy } = {}): ScsName | null {
  const parsed = parseFlavorName(name, options);
  if (parsed.kind === 'invalid') throw parsed.error;
  return parsed.kind === 'scs' ? parsed : null;
}

function invalid(input: string, details: Omit<FlavorNameErrorDetails, 'input'>): ParsedName {
  const { code, position, expected, found, reason } = details;
  // The error is a result, not an exception: its stack would say nothing, and take ten times as long as the name.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = new FlavorNameError({ code, input, position, expected, found, reason });
  Error.stackTraceLimit = limit;
  return { kind: 'invalid', error };
}

function notAString(value: unknown): ParsedName {
  const found = value === null ? 'null' : typeof value;
  const expected = 'a string';
  return invalid('', { code: 'not-a-string', position: 0, expected, found, reason: `a name can not be ${found}` });
}

function unknownGrammar(name: string): ParsedName {
  const expected = `one of the grammars ${[...preferences.keys()].join(', ')}`;
  return invalid(name, { code: 'unknown-grammar', position: 0, expected, found: '', reason: 'Unknown grammar' });
}
