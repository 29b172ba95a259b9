import type { ScopeModule, ScopeVersion } from '../model/scope.ts';
import { byCodePoint } from './by-code-point.ts';
import { isText, kindOf, type LocatedMap, type LocatedValue, plainValueOf } from './located-value.ts';
import { quoted } from './printable.ts';
import type { Shape } from './shape.ts';

/**
 * Reads `versions`, in file order, resolves what they include and computes their targets. Each testcase in `main` of a
 * stable version counts once more for attention; it must exist.
 */
export function parseVersions(
  spec: LocatedMap,
  modules: ReadonlyMap<string, ScopeModule>,
  shape: Shape,
  meaning: Shape,
  countAttention: (id: string) => boolean,
): ScopeVersion[] {
  const versions = new Map<string, ScopeVersion>();
  for (const { map, path } of shape.maps(spec, 'versions', '', 'required')) {
    const version = shape.requiredText(map, 'version', path);
    const stabilizedAt = shape.optionalDate(map, 'stabilized_at', path);
    const include = shape
      .list(map, 'include', path, 'optional')
      .flatMap((item, index) => parseInclude(item, `${path}.include[${index}]`, modules, shape, meaning));
    const targets = targetsOf(include.map(({ module }) => module));
    if (stabilizedAt !== undefined) {
      for (const id of (targets.get('main') ?? []).filter((candidate) => !countAttention(candidate))) {
        const message = `the stable version ${quoted(version)} needs the testcase ${quoted(id)}, which no script declares`;
        meaning.note('unknown-testcase', message, map);
      }
    }
    if (versions.has(version)) meaning.note('duplicate-version', `the version ${quoted(version)} is listed twice`, map);
    versions.set(version, {
      version,
      ...(stabilizedAt !== undefined && { stabilizedAt }),
      include,
      targets,
      targetOf: new Map([...targets].flatMap(([target, ids]) => ids.map((id) => [id, target] as const))),
    });
  }
  return [...versions.values()];
}

function parseInclude(
  item: LocatedValue,
  path: string,
  modules: ReadonlyMap<string, ScopeModule>,
  shape: Shape,
  meaning: Shape,
): ScopeVersion['include'][number][] {
  if (!isText(item) && item.kind !== 'map') {
    shape.note('wrong-type', `${path} must be a module's id or a map with "ref", not ${kindOf(item)}`, item);
    return [];
  }
  const id = isText(item) ? item.scalar.text : shape.requiredText(item, 'ref', path);
  const module = modules.get(id);
  if (module === undefined) {
    meaning.note('unknown-module', `${path} includes the module ${quoted(id)}, which is not declared`, item);
    return [];
  }
  const parameters = isText(item) ? [] : shape.entries(item, 'parameters', path, 'optional');
  return [{ module, parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, plainValueOf(value)])) }];
}

function targetsOf(modules: readonly ScopeModule[]): Map<string, string[]> {
  const union = new Map<string, Set<string>>();
  for (const [target, ids] of modules.flatMap((module) => [...module.targets])) {
    union.set(target, (union.get(target) ?? new Set()).union(new Set(ids)));
  }
  return new Map([...union].map(([target, ids]) => [target, [...ids].sort(byCodePoint)]));
}
