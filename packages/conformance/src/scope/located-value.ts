import type { YamlScalar } from './yaml-scalar.ts';

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
  scalar: YamlScalar;
}

interface LocatedList extends LocatedBase {
  kind: 'list';
  items: readonly LocatedValue[];
}

export interface LocatedEntry {
  key: LocatedScalar;
  value: LocatedValue;
}

export interface LocatedMap extends LocatedBase {
  kind: 'map';
  entries: readonly LocatedEntry[];
}

/** A value of a YAML file that still knows where it stands. */
export type LocatedValue = LocatedScalar | LocatedList | LocatedMap;

/** The value under a text key; null values count as absent. */
export function valueOf(map: LocatedMap, key: string): LocatedValue | undefined {
  const value = map.entries.find((entry) => isText(entry.key) && entry.key.scalar.text === key)?.value;
  return value?.kind === 'scalar' && value.scalar.type === 'null' ? undefined : value;
}

export function isText(value: LocatedValue): value is LocatedScalar {
  return value.kind === 'scalar' && value.scalar.type === 'text';
}

/** What a value is, for a message: `a list`, `the integer 5`. */
export function kindOf(value: LocatedValue): string {
  if (value.kind !== 'scalar') return `a ${value.kind}`;
  const { type, text } = value.scalar;
  if (type === 'null') return 'nothing';
  return type === 'text' ? 'text' : `the ${type} ${text.slice(0, 40)}`;
}

/** Without places, as plain data: dates as `YYYY-MM-DD`, integers beyond 2^53 and timestamps as text. */
export function plainValueOf(value: LocatedValue): unknown {
  if (value.kind === 'list') return value.items.map(plainValueOf);
  // Object.fromEntries defines own properties, so that a key `__proto__` is a key like any other.
  if (value.kind === 'map') {
    return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key.scalar.text, plainValueOf(inner)]));
  }
  const { type, text } = value.scalar;
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return text === 'True';
    case 'integer':
      return Number.isSafeInteger(Number(text)) ? Number(text) : text;
    case 'float':
      return Number.isNaN(Number(text)) ? text : Number(text);
    case 'text':
    case 'date':
    case 'timestamp':
    case 'merge':
      return text;
  }
}
