import { findUnknownNames, type NamedList } from '../config/find-conflicts.ts';
import type { Unplaced } from '../config/explain-issue.ts';
import type { StatusDeclaration } from '../config/schema.ts';
import { declaredOf, type List } from '../provisioning/declared-of.ts';
import { defaultDeclaration } from '../provisioning/default-declaration.ts';
import type { Present } from '../provisioning/present.ts';
import type { UpstreamProvisioning } from '../provisioning/read-upstream-file.ts';

type Names = Readonly<Record<NamedList, readonly string[]>>;

const nothing: Names = { groups: [], phases: [], components: [], impactTypes: [] };

/** The names that the database has. */
export function namesOf({ groups, phases, components, impactTypes }: Present): Names {
  return {
    groups: groups.map(({ name }) => name),
    phases: phases.names,
    components: components.flatMap(({ name }) => name ?? []),
    impactTypes: impactTypes.map(({ name }) => name),
  };
}

/**
 * Finds what the start would look for and not find. A list that the database has counts as it is there; one that is empty is
 * filled from upstream's file, from the configuration, or with what every page has.
 *
 * @param there the names in the database, and `full` its lists that are not empty; without them it is empty
 */
export function findUndeclared(
  status: StatusDeclaration,
  {
    upstream = {},
    there = nothing,
    full = [],
  }: { upstream?: UpstreamProvisioning; there?: Names; full?: readonly List[] },
): Unplaced[] {
  const fromFile: Names = {
    groups: [],
    phases: (upstream.phases ?? []).map(({ name }) => name),
    components: (upstream.components ?? []).flatMap(({ displayname }) => displayname ?? []),
    impactTypes: (upstream.impactTypes ?? []).map(({ displayname }) => displayname),
  };
  const lists = Object.keys(nothing) as NamedList[];
  const known = Object.fromEntries(
    lists.flatMap((list) => {
      const names = there[list].length > 0 ? there[list] : fromFile[list];
      return names.length > 0 ? [[list, names]] : [];
    }),
  );
  const due = Object.entries({ ...defaultDeclaration, ...declaredOf(status) }).filter(
    ([list]) => !(list in known) && !full.includes(list as List),
  );
  return findUnknownNames({ status: Object.fromEntries(due) }, { ...nothing, ...known });
}
