/**
 * What somebody may do. Each of these may do all that those before it may:
 * `reader` sees what is for signed-in people, `reporter` (a machine) writes drafts and measurements, `operator` runs the
 * status page, `administrator` also manages users, tokens and settings.
 */
export const roles = ['reader', 'reporter', 'operator', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** The least that a verb or a route asks for. */
export type RequiredRole = Role | 'anyone';

/** Whether `role` is enough; null is a stranger. */
export function isAtLeast(role: Role | null, required: RequiredRole): boolean {
  if (required === 'anyone') return true;
  return role !== null && roles.indexOf(role) >= roles.indexOf(required);
}

/** The one of two roles that may less. */
export function lowerRole(one: Role, other: Role): Role {
  return isAtLeast(one, other) ? other : one;
}
