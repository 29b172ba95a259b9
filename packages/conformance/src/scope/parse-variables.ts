import { isText, kindOf, type LocatedMap, type LocatedValue } from './located-value.ts';
import { quoted } from './printable.ts';
import type { Shape } from './shape.ts';

/** Reads `variables`: plain names first, then the names with a default, each once and otherwise in file order. */
export function parseVariables(
  spec: LocatedMap,
  shape: Shape,
): { variables: string[]; defaults: Record<string, string> } {
  const mandatory: string[] = [];
  const defaults = new Map<string, string>();
  for (const [index, item] of shape.list(spec, 'variables', '', 'optional').entries()) {
    if (isText(item)) mandatory.push(item.scalar.text);
    else if (item.kind === 'map') {
      for (const { key, value } of item.entries)
        defaults.set(key.scalar.text, defaultOf(key.scalar.text, value, shape));
    } else {
      const message = `variables[${index}] must be a name or a map of names to defaults, not ${kindOf(item)}`;
      shape.note('wrong-type', message, item);
    }
  }
  return { variables: [...new Set([...mandatory, ...defaults.keys()])], defaults: Object.fromEntries(defaults) };
}

/** A default as Python would print it into a command line. */
function defaultOf(name: string, value: LocatedValue, shape: Shape): string {
  if (value.kind === 'scalar' && ['text', 'integer', 'boolean', 'date'].includes(value.scalar.type)) {
    return value.scalar.text;
  }
  shape.note('wrong-type', `the default of the variable ${quoted(name)} must be text, not ${kindOf(value)}`, value);
  return '';
}
