import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { LocatedEntry, LocatedMap, LocatedScalar, LocatedValue, Position } from './located-value.ts';
import { printable, quoted } from './printable.ts';
import { ScopeError, type ScopeErrorCode } from './scope-error.ts';
import { resolvePlainScalar, type YamlScalar } from './yaml-scalar.ts';

const largestSize = 100_000;
const greatestDepth = 100;
const yamlTag = 'tag:yaml.org,2002:';

/**
 * Converts a node of the YAML library to a {@link LocatedValue}, with aliases and merge keys (`<<`) resolved as PyYAML
 * does. What is aliased is converted once and shared; its size and depth count at each use, so that an alias bomb is
 * refused before anything walks over it.
 */
export function convertNode(node: Node, lineCounter: LineCounter, file: string): LocatedValue {
  /** Null while the anchored value is being converted: an alias to it would be a cycle. */
  const anchors = new Map<string, LocatedValue | null>();

  function positionOf(of: Node): Position {
    const { line, col } = lineCounter.linePos(of.range?.[0] ?? 0);
    return { line, column: col };
  }

  function fail(code: ScopeErrorCode, message: string, at: Position): never {
    throw new ScopeError([{ code, message, ...at }], file);
  }

  function convert(of: unknown, parent: Position): LocatedValue {
    // A key or a value that is not written at all, as in `key:` or `? key`.
    if (of === null || of === undefined) return scalarOf({ type: 'null', text: '' }, parent);
    if (isAlias(of)) return aliased(of.source, positionOf(of));
    if (isMap(of)) return anchored(of, mapOf);
    if (isSeq(of)) return anchored(of, listOf);
    if (isScalar(of)) return anchored(of, scalarFrom);
    return fail('malformed-yaml', 'the file holds something that is no YAML value', parent);
  }

  function anchored<Of extends YAMLMap | YAMLSeq | Scalar>(of: Of, how: (of: Of, at: Position) => LocatedValue) {
    const { anchor } = of;
    if (anchor !== undefined) anchors.set(anchor, null);
    const at = positionOf(of);
    const value = how(of, at);
    if (value.depth > greatestDepth) fail('too-deep', `the file is nested more than ${greatestDepth} levels deep`, at);
    if (value.size > largestSize) {
      fail('too-many-aliases', `the file holds more than ${largestSize} values when its aliases are written out`, at);
    }
    if (anchor !== undefined) anchors.set(anchor, value);
    return value;
  }

  function aliased(source: string, at: Position): LocatedValue {
    const value = anchors.get(source);
    if (value === undefined) return fail('malformed-yaml', `the alias ${quoted(source)} has no anchor before it`, at);
    if (value === null) return fail('cyclic-alias', `the alias ${quoted(source)} stands inside its own anchor`, at);
    return value;
  }

  function requireTag(of: YAMLMap | YAMLSeq, expected: string, at: Position): void {
    if (of.tag === undefined || of.tag === yamlTag + expected || of.tag === '!') return;
    fail('malformed-yaml', `scope files do not use the tag ${printable(of.tag, 60)}`, at);
  }

  function listOf(of: YAMLSeq, at: Position): LocatedValue {
    requireTag(of, 'seq', at);
    const items = of.items.map((item) => convert(item, at));
    return { kind: 'list', items, at, ...measure(items) };
  }

  function mapOf(of: YAMLMap, at: Position): LocatedMap {
    requireTag(of, 'map', at);
    const merged: LocatedEntry[] = [];
    const own = new Map<string, LocatedEntry>();
    for (const pair of of.items) {
      const key = keyOf(convert(pair.key, at));
      const value = convert(pair.value, key.at);
      if (key.scalar.type === 'merge') {
        merged.push(...mergedEntries(value));
        continue;
      }
      const identity = identityOf(key);
      if (own.has(identity)) {
        fail('duplicate-key', `the key ${quoted(key.scalar.text)} stands twice in the same map`, key.at);
      }
      own.set(identity, { key, value });
    }
    const entries = overlay(merged, own);
    return { kind: 'map', entries, at, ...measure(entries.flatMap(({ key, value }) => [key, value])) };
  }

  function keyOf(key: LocatedValue): LocatedScalar {
    return key.kind === 'scalar' ? key : fail('wrong-type', `a ${key.kind} cannot be the key of a map`, key.at);
  }

  function mergedEntries(value: LocatedValue): readonly LocatedEntry[] {
    if (value.kind === 'map') return value.entries;
    if (value.kind === 'list') return value.items.flatMap(mergedEntries);
    return fail('malformed-yaml', 'a merge key (<<) takes a map or a list of maps', value.at);
  }

  function scalarFrom(of: Scalar, at: Position): LocatedScalar {
    const text = typeof of.value === 'string' ? of.value : '';
    const isPlain = of.type === Scalar.PLAIN || of.type === undefined;
    const tag = of.tag?.startsWith(yamlTag) === true ? of.tag.slice(yamlTag.length) : of.tag;
    if (tag === 'str' || tag === '!' || (tag === undefined && !isPlain)) return scalarOf({ type: 'text', text }, at);
    const scalar = resolvePlainScalar(text);
    if (typeof scalar === 'string') return fail('malformed-yaml', `${quoted(text)} ${scalar}`, at);
    if (tag !== undefined && tag !== tagOfType[scalar.type]) {
      return fail('malformed-yaml', `${quoted(text)} cannot have the tag ${printable(tag, 60)} in a scope file`, at);
    }
    return scalarOf(scalar, at);
  }

  return convert(node, { line: 1, column: 1 });
}

const tagOfType: Record<YamlScalar['type'], string> = {
  text: 'str',
  integer: 'int',
  float: 'float',
  boolean: 'bool',
  null: 'null',
  date: 'timestamp',
  timestamp: 'timestamp',
  merge: 'merge',
};

function scalarOf(scalar: YamlScalar, at: Position): LocatedScalar {
  return { kind: 'scalar', scalar, at, size: 1, depth: 1 };
}

function measure(values: readonly LocatedValue[]): { size: number; depth: number } {
  let size = 1;
  let depth = 0;
  for (const value of values) {
    size += value.size;
    depth = Math.max(depth, value.depth);
  }
  return { size, depth: depth + 1 };
}

function identityOf(key: LocatedScalar): string {
  return `${key.scalar.type}:${key.scalar.text}`;
}

/** Own entries win over merged ones, and of the merged ones the first. */
function overlay(merged: readonly LocatedEntry[], own: ReadonlyMap<string, LocatedEntry>): LocatedEntry[] {
  const all = new Map<string, LocatedEntry>();
  for (const entry of merged) {
    const identity = identityOf(entry.key);
    if (!all.has(identity)) all.set(identity, entry);
  }
  for (const [identity, entry] of own) all.set(identity, entry);
  return [...all.values()];
}
