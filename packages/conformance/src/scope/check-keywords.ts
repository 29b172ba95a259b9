import { isText, type LocatedMap, type LocatedValue, valueOf } from './located-value.ts';
import { quoted } from './printable.ts';
import type { ScopeProblem } from './scope-error.ts';

/** The keys that each context knows; a context is named by the key under which the value stands. */
const contexts: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['spec', new Set(['uuid', 'name', 'url', 'prerequisite', 'variables', 'scripts', 'modules', 'timeline', 'versions'])],
  ['scripts', new Set(['executable', 'args', 'env', 'testcases'])],
  ['testcases', new Set(['id', 'lifetime', 'section', 'description', 'url'])],
  ['modules', new Set(['id', 'name', 'url', 'targets', 'parameters'])],
  ['versions', new Set(['version', 'stabilized_at', 'include', 'targets'])],
  ['include', new Set(['ref', 'parameters'])],
]);

/**
 * Finds every map that has keys which its context does not know: one problem for each, naming the map and all of its
 * unknown keys, placed at the first of them. Only values under a key that is a context itself are looked into, so
 * `parameters`, `targets`, `variables`, `timeline` and `env` may hold anything.
 */
export function checkKeywords(spec: LocatedMap): ScopeProblem[] {
  const problems: ScopeProblem[] = [];
  visit(spec, 'spec', 'the scope', problems);
  return problems;
}

function visit(value: LocatedValue, context: string, path: string, problems: ScopeProblem[]): void {
  if (value.kind === 'list') {
    for (const [index, item] of value.items.entries()) visit(item, context, `${path}[${index}]`, problems);
  }
  if (value.kind !== 'map') return;
  const named = path + labelOf(value);
  const known = contexts.get(context) ?? new Set();
  const unknown = value.entries.filter(({ key }) => !isText(key) || !known.has(key.scalar.text));
  const [first] = unknown;
  if (first !== undefined) {
    const keys = unknown.map(({ key }) => quoted(key.scalar.text)).join(', ');
    const message = `${named} has ${unknown.length === 1 ? 'an unknown key' : 'unknown keys'}: ${keys}`;
    problems.push({ code: 'unknown-key', message, ...first.key.at });
  }
  for (const { key, value: inner } of value.entries) {
    if (!isText(key) || !contexts.has(key.scalar.text)) continue;
    const innerPath = path === 'the scope' ? key.scalar.text : `${named}.${key.scalar.text}`;
    visit(inner, key.scalar.text, innerPath, problems);
  }
}

function labelOf(map: LocatedMap): string {
  for (const name of ['id', 'version', 'ref', 'executable']) {
    const value = valueOf(map, name);
    if (value !== undefined && isText(value)) return ` (${quoted(value.scalar.text)})`;
  }
  return '';
}
