import { isMap } from './path-text.ts';

/**
 * Data with a value put in at a path of keys. Where something else than a map stands in the way it stays, for the schema
 * to complain about.
 */
export function withValue(root: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (root !== undefined && !isMap(root)) return root;
  const inner = root !== undefined && Object.hasOwn(root, step) ? root[step] : undefined;
  return { ...root, [step]: withValue(inner, rest, value) };
}
