/** A place in a file; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

interface LocatedBase {
  at: Position;
  /** How many values it holds, itself included, with every alias written out. */
  size: number;
  /** How many levels it holds, itself included, with every alias written out. */
  depth: number;
}

export interface LocatedScalar extends LocatedBase {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** As it is written, quotes and escapes resolved: `010` of the number 10. */
  source: string;
}

interface LocatedList extends LocatedBase {
  kind: 'list';
  items: readonly Located[];
}

export interface LocatedEntry {
  key: string;
  keyAt: Position;
  value: Located;
}

export interface LocatedMap extends LocatedBase {
  kind: 'map';
  entries: ReadonlyMap<string, LocatedEntry>;
}

/** A value of a YAML file that still knows where it stands. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

/** Whether nothing is written there, which counts as leaving the key out. */
function isNothing(value: Located): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** Without places, as plain data; keys with nothing after them are left out. */
export function plainOf(value: Located): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plainOf);
  const entries = [...value.entries.values()].filter((entry) => !isNothing(entry.value));
  // fromEntries defines own properties, so that a key `__proto__` is a key like any other
  return Object.fromEntries(entries.map((entry) => [entry.key, plainOf(entry.value)]));
}

/** Where the value at a path stands; where there is none, the innermost value around it. */
export function positionAt(root: Located, path: readonly PropertyKey[]): Position {
  let value = root;
  for (const step of path) {
    const inner =
      value.kind === 'map'
        ? value.entries.get(String(step))?.value
        : value.kind === 'list'
          ? value.items[Number(step)]
          : undefined;
    if (inner === undefined) return value.at;
    value = inner;
  }
  return value.at;
}

/** Where the last key of a path stands; where there is no such key, as {@link positionAt}. */
export function keyPositionAt(root: Located, path: readonly PropertyKey[]): Position {
  let value: Located | undefined = root;
  for (const step of path.slice(0, -1)) {
    if (value?.kind === 'map') value = value.entries.get(String(step))?.value;
    else if (value?.kind === 'list') value = value.items[Number(step)];
  }
  const entry = value?.kind === 'map' ? value.entries.get(String(path.at(-1))) : undefined;
  return entry?.keyAt ?? positionAt(root, path);
}
