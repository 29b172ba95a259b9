import { isAtLeast, type Role } from '../role.ts';
import type { ProviderSettings } from '../settings.ts';

type Mapping = Pick<ProviderSettings, 'groupsClaim' | 'roleMapping' | 'defaultRole'>;

/**
 * The role that a user's groups give: of several the highest; without any the default; undefined when there is none.
 *
 * @param claims of the ID token and the userinfo endpoint
 * @example roleOfGroups({ groups: ['ops'] }, { groupsClaim: 'groups', roleMapping: { ops: 'operator' }, defaultRole: 'none' })
 */
export function roleOfGroups(
  claims: Readonly<Record<string, unknown>>,
  { groupsClaim, roleMapping, defaultRole }: Mapping,
): Role | undefined {
  const given = groupsOf(claims, groupsClaim).flatMap((group) => {
    const role = Object.hasOwn(roleMapping, group) ? roleMapping[group] : undefined;
    return role === undefined ? [] : [role];
  });
  const [first, ...others] = given;
  if (first === undefined) return defaultRole === 'none' ? undefined : defaultRole;
  return others.reduce((highest, role) => (isAtLeast(role, highest) ? role : highest), first);
}

/** Providers tell groups as a list, as one text, or as the keys of an object; some inside other claims. */
function groupsOf(claims: Readonly<Record<string, unknown>>, claim: string): string[] {
  const groups = Object.hasOwn(claims, claim) ? claims[claim] : valueAt(claims, claim.split('.'));
  if (typeof groups === 'string') return [groups];
  if (Array.isArray(groups)) return groups.filter((group): group is string => typeof group === 'string');
  return isObject(groups) ? Object.keys(groups) : [];
}

/** `realm_access.roles` */
function valueAt(claims: unknown, path: readonly string[]): unknown {
  return path.reduce((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), claims);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
