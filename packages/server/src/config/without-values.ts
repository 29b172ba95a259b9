import { isMap } from './path-text.ts';

/** Data without what stands at some paths of keys, dotted as in `log.level`. */
export function withoutValues(root: unknown, keys: Iterable<string>): unknown {
  let data = root;
  for (const key of keys) data = withoutValue(data, key.split('.'));
  return data;
}

function withoutValue(root: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || !isMap(root) || !Object.hasOwn(root, step)) return root;
  const others = Object.entries(root).filter(([key]) => key !== step);
  if (rest.length === 0) return Object.fromEntries(others);
  return Object.fromEntries([...others, [step, withoutValue(root[step], rest)]]);
}
