import { isText, kindOf, type LocatedEntry, type LocatedMap, type LocatedValue, valueOf } from './located-value.ts';
import { quoted } from './printable.ts';
import { isCalendarDate } from './calendar.ts';
import type { ScopeErrorCode, ScopeProblem } from './scope-error.ts';

type Presence = 'required' | 'optional';

/**
 * Asks values for their types and notes each disappointment, so that all of them are reported at once.
 * `path` names the map that is asked, for the messages; it is empty for the whole scope.
 */
export interface Shape {
  readonly problems: readonly ScopeProblem[];
  note(code: ScopeErrorCode, message: string, at: LocatedValue): void;
  /** The text under a key that must be there and not empty; `''` where it is not. */
  requiredText(map: LocatedMap, key: string, path: string): string;
  optionalText(map: LocatedMap, key: string, path: string): string | undefined;
  /** The date under a key, `YYYY-MM-DD`, quoted or not. */
  optionalDate(map: LocatedMap, key: string, path: string): string | undefined;
  optionalMap(map: LocatedMap, key: string, path: string): LocatedMap | undefined;
  requiredDate(map: LocatedMap, key: string, path: string): string;
  list(map: LocatedMap, key: string, path: string, presence: Presence): readonly LocatedValue[];
  /** The items of a list that are maps. */
  maps(map: LocatedMap, key: string, path: string, presence: Presence): { map: LocatedMap; path: string }[];
  /** The entries of a map, with keys that are text. */
  entries(map: LocatedMap, key: string, path: string, presence: Presence): { name: string; value: LocatedValue }[];
  /** The items of a list value, all of them text. */
  texts(value: LocatedValue, path: string): string[];
}

export function createShape(): Shape {
  const problems: ScopeProblem[] = [];

  function note(code: ScopeErrorCode, message: string, { at }: LocatedValue): void {
    problems.push({ code, message, ...at });
  }

  function wrongType(path: string, wanted: string, value: LocatedValue): void {
    note('wrong-type', `${path} must be ${wanted}, not ${kindOf(value)}`, value);
  }

  function present(map: LocatedMap, key: string, path: string, presence: Presence) {
    const value = valueOf(map, key);
    if (value === undefined && presence === 'required') {
      note('missing-key', `${path || 'the scope'} has no ${quoted(key)}`, map);
    }
    return value;
  }

  function text(map: LocatedMap, key: string, path: string, presence: Presence): string | undefined {
    const value = present(map, key, path, presence);
    if (value === undefined) return undefined;
    if (!isText(value)) wrongType(inside(path, key), 'text', value);
    else if (presence === 'required' && value.scalar.text === '')
      note('wrong-type', `${inside(path, key)} is empty`, value);
    else return value.scalar.text;
    return undefined;
  }

  function date(map: LocatedMap, key: string, path: string, presence: Presence): string | undefined {
    const value = present(map, key, path, presence);
    if (value === undefined) return undefined;
    if (value.kind === 'scalar' && value.scalar.type === 'date') return value.scalar.text;
    if (isText(value) && isCalendarDate(value.scalar.text)) return value.scalar.text;
    note('bad-date', `${inside(path, key)} must be a date (YYYY-MM-DD), not ${kindOf(value)}`, value);
    return undefined;
  }

  function list(map: LocatedMap, key: string, path: string, presence: Presence): readonly LocatedValue[] {
    const value = present(map, key, path, presence);
    if (value === undefined) return [];
    if (value.kind === 'list') return value.items;
    wrongType(inside(path, key), 'a list', value);
    return [];
  }

  function optionalMap(map: LocatedMap, key: string, path: string): LocatedMap | undefined {
    const value = valueOf(map, key);
    if (value === undefined || value.kind === 'map') return value;
    wrongType(inside(path, key), 'a map', value);
    return undefined;
  }

  function maps(map: LocatedMap, key: string, path: string, presence: Presence) {
    return list(map, key, path, presence).flatMap((item, index) => {
      const itemPath = `${inside(path, key)}[${index}]`;
      if (item.kind === 'map') return [{ map: item, path: itemPath }];
      wrongType(itemPath, 'a map', item);
      return [];
    });
  }

  function entries(map: LocatedMap, key: string, path: string, presence: Presence) {
    const value = present(map, key, path, presence);
    if (value === undefined) return [];
    if (value.kind === 'map') return value.entries.flatMap((entry) => named(entry, inside(path, key)));
    wrongType(inside(path, key), 'a map', value);
    return [];
  }

  function named({ key, value }: LocatedEntry, path: string): { name: string; value: LocatedValue }[] {
    if (isText(key)) return [{ name: key.scalar.text, value }];
    wrongType(`a key of ${path}`, 'text', key);
    return [];
  }

  function texts(value: LocatedValue, path: string): string[] {
    if (value.kind === 'scalar' && value.scalar.type === 'null') return [];
    if (value.kind !== 'list') {
      wrongType(path, 'a list', value);
      return [];
    }
    return value.items.flatMap((item, index) => {
      if (isText(item)) return [item.scalar.text];
      wrongType(`${path}[${index}]`, 'text', item);
      return [];
    });
  }

  return {
    problems,
    note,
    requiredText: (map, key, path) => text(map, key, path, 'required') ?? '',
    optionalText: (map, key, path) => text(map, key, path, 'optional'),
    optionalDate: (map, key, path) => date(map, key, path, 'optional'),
    requiredDate: (map, key, path) => date(map, key, path, 'required') ?? '',
    optionalMap,
    list,
    maps,
    entries,
    texts,
  };
}

function inside(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
