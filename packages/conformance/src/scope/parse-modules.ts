import type { ScopeModule } from '../model/scope.ts';
import type { LocatedMap } from './located-value.ts';
import { quoted } from './printable.ts';
import type { Shape } from './shape.ts';

/** Reads `modules`, in file order. A module without a name is called by its id. */
export function parseModules(spec: LocatedMap, shape: Shape, meaning: Shape): ReadonlyMap<string, ScopeModule> {
  const modules = new Map<string, ScopeModule>();
  for (const { map, path } of shape.maps(spec, 'modules', '', 'required')) {
    const id = shape.requiredText(map, 'id', path);
    const url = shape.optionalText(map, 'url', path);
    const targets = shape
      .entries(map, 'targets', path, 'optional')
      .map(({ name, value }) => [name, shape.texts(value, `${path}.targets.${name}`)] as const);
    if (modules.has(id)) meaning.note('duplicate-module', `the module ${quoted(id)} is declared twice`, map);
    modules.set(id, {
      id,
      name: shape.optionalText(map, 'name', path) ?? id,
      ...(url !== undefined && { url }),
      targets: new Map(targets),
    });
  }
  return modules;
}
