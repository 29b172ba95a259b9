import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { ConfigError } from '../config-error.ts';
import { printable, quoted } from '../printable.ts';
import { hintOf, type ConfigErrorCode, type ConfigProblem } from '../problem.ts';
import type { Located, LocatedEntry, LocatedMap, LocatedScalar, Position } from './located.ts';

const largestSize = 100_000;
const greatestDepth = 100;

/**
 * Converts a node of the YAML library to a {@link Located}, with aliases and merge keys (`<<`) resolved. What is aliased
 * is converted once and shared; its size and depth count at each use, so that an alias bomb is refused before anything
 * walks over it. Duplicate keys are collected, so that all of them are told at once; the rest is thrown.
 */
export function convertNode(
  node: Node,
  lineCounter: LineCounter,
  file: string,
): { value: Located; problems: readonly ConfigProblem[] } {
  /** Null while the anchored value is being converted: an alias to it would be a cycle. */
  const anchors = new Map<string, Located | null>();
  const problems: ConfigProblem[] = [];

  function positionOf(of: Node): Position {
    const { line, col } = lineCounter.linePos(of.range?.[0] ?? 0);
    return { line, column: col };
  }

  function problem(code: ConfigErrorCode, message: string, at: Position): ConfigProblem {
    return { code, message, hint: hintOf(code), place: { kind: 'file', file, ...at } };
  }

  function fail(code: ConfigErrorCode, message: string, at: Position): never {
    throw new ConfigError([problem(code, message, at)]);
  }

  function convert(of: unknown, parent: Position): Located {
    // A key or a value that is not written at all, as in `key:` or `? key`.
    if (of === null || of === undefined) return scalarOf(null, '', parent);
    if (isAlias(of)) return aliased(of.source, positionOf(of));
    if (isMap(of)) return anchored(of, mapOf);
    if (isSeq(of)) return anchored(of, listOf);
    if (isScalar(of)) return anchored(of, scalarFrom);
    return fail('bad-yaml', 'the file holds something that is no YAML value', parent);
  }

  function anchored<Of extends YAMLMap | YAMLSeq | Scalar>(of: Of, how: (of: Of, at: Position) => Located): Located {
    const { anchor } = of;
    if (anchor !== undefined) anchors.set(anchor, null);
    const at = positionOf(of);
    const value = how(of, at);
    if (value.depth > greatestDepth) fail('too-deep', `the file is nested more than ${greatestDepth} levels deep`, at);
    if (value.size > largestSize) {
      fail('too-many-aliases', `the file holds more than ${largestSize} values with its aliases written out`, at);
    }
    if (anchor !== undefined) anchors.set(anchor, value);
    return value;
  }

  function aliased(source: string, at: Position): Located {
    const value = anchors.get(source);
    if (value === undefined) return fail('bad-yaml', `the alias ${quoted(source)} has no anchor before it`, at);
    if (value === null) return fail('cyclic-alias', `the alias ${quoted(source)} stands inside its own anchor`, at);
    return value;
  }

  function listOf(of: YAMLSeq, at: Position): Located {
    const items = of.items.map((item) => convert(item, at));
    return { kind: 'list', items, at, ...measure(items) };
  }

  function mapOf(of: YAMLMap, at: Position): LocatedMap {
    const merged: LocatedEntry[] = [];
    const own = new Map<string, LocatedEntry>();
    for (const pair of of.items) {
      const key = keyOf(convert(pair.key, at));
      const value = convert(pair.value, key.at);
      if (key.source === '<<' && isScalar(pair.key) && pair.key.type === Scalar.PLAIN) {
        merged.push(...mergedEntries(value));
        continue;
      }
      if (own.has(key.source)) {
        const message = `the key ${quoted(key.source)} stands twice in the same map`;
        problems.push(problem('duplicate-key', message, key.at));
      }
      own.set(key.source, { key: key.source, keyAt: key.at, value });
    }
    const entries = new Map(merged.toReversed().map((entry) => [entry.key, entry]));
    for (const [key, entry] of own) entries.set(key, entry);
    return { kind: 'map', entries, at, ...measure([...entries.values()].map(({ value }) => value)) };
  }

  function keyOf(key: Located): LocatedScalar {
    return key.kind === 'scalar' ? key : fail('bad-yaml', `a ${key.kind} cannot be the key of a map`, key.at);
  }

  /** Of several maps that are merged, the first wins. */
  function mergedEntries(value: Located): readonly LocatedEntry[] {
    if (value.kind === 'map') return [...value.entries.values()];
    if (value.kind === 'list') return value.items.flatMap(mergedEntries);
    return fail('bad-yaml', 'a merge key (<<) takes a map or a list of maps', value.at);
  }

  function scalarFrom(of: Scalar, at: Position): LocatedScalar {
    const { value } = of;
    if (value === null) return scalarOf(null, '', at);
    if (typeof value === 'string') return scalarOf(value, value, at);
    if (typeof value === 'number' || typeof value === 'boolean') {
      return scalarOf(value, of.source ?? String(value), at);
    }
    return fail('bad-yaml', `a configuration cannot hold ${printable(String(of.tag), 60)}`, at);
  }

  return { value: convert(node, { line: 1, column: 1 }), problems };
}

function scalarOf(value: LocatedScalar['value'], source: string, at: Position): LocatedScalar {
  return { kind: 'scalar', value, source, at, size: 1, depth: 1 };
}

function measure(values: readonly Located[]): { size: number; depth: number } {
  let size = 1;
  let depth = 0;
  for (const value of values) {
    size += value.size;
    depth = Math.max(depth, value.depth);
  }
  return { size, depth: depth + 1 };
}
