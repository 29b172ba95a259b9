import { hintOf, type ConfigProblem, type Place } from './problem.ts';
import type { Setting } from './schema-walk/list-settings.ts';

/** A value that was given for a setting, as YAML would have it, and where. */
export interface GivenValue {
  value: unknown;
  source: Place;
}

/**
 * Reads the value of a variable or a flag. What is not of the setting's form is left as text, for the schema to
 * complain about; only JSON that cannot be read is a problem here. A list is JSON, or texts with commas between them.
 *
 * @example parseText(roles, 'api, worker', source) // { value: ['api', 'worker'], source }
 */
export function parseText(setting: Setting, text: string, source: Place): GivenValue | { problem: ConfigProblem } {
  switch (setting.form) {
    case 'text':
      return { value: text, source };
    case 'number':
      return { value: /^[+-]?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : text, source };
    case 'boolean':
      return { value: booleanOf(text.trim().toLowerCase()) ?? text, source };
    case 'list':
      if (text.trimStart().startsWith('[')) return json(setting, text, source);
      return { value: splitAtCommas(text), source };
    case 'json':
      return json(setting, text, source);
  }
}

function booleanOf(text: string): boolean | undefined {
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  return ['false', 'no', 'off', '0'].includes(text) ? false : undefined;
}

function splitAtCommas(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function json({ key, wanted }: Setting, text: string, source: Place): GivenValue | { problem: ConfigProblem } {
  try {
    return { value: JSON.parse(text) as unknown, source };
  } catch {
    // The text is not quoted: it may hold secrets.
    const message = `${key} cannot be read as JSON; it must be ${wanted}`;
    return { problem: { code: 'bad-json', key, message, hint: hintOf('bad-json'), place: source } };
  }
}
