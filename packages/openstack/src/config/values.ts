/** Values as YAML, JSON and the environment give them. */
export type Value = string | number | bigint | boolean | null | undefined | Value[] | Settings;
export interface Settings {
  [key: string]: Value;
}

export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Text of a scalar as Python's `str` prints it, because that is what reaches the API when openstacksdk reads the same
 * file: an unquoted password `1.0` is sent as `1.0`, not as `1`. Booleans and lists have no text.
 */
export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return pythonFloat(value);
  return undefined;
}

function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return Number.isInteger(value) ? value.toFixed(1) : value.toString();
}

/** As openstacksdk's `get_boolean`: only true and the word "true" are true. */
export function isTrue(value: Value): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
