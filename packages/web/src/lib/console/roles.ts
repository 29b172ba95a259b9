/** The roles, those who may less first; each may do all that those before it may. */
export const roles = ['reader', 'reporter', 'operator', 'administrator'] as const;
export type RoleName = (typeof roles)[number];

/** Whether a role may do all that another one may. */
export function isAtLeast(role: string | null, least: RoleName): boolean {
  return roles.findIndex((one) => one === role) >= roles.indexOf(least);
}

/** Whether somebody of a role may run the page: what others may not do is not offered to them. */
export function mayOperate(role: string | null): boolean {
  return isAtLeast(role, 'operator');
}

/** Whether somebody may write drafts, which operators publish. */
export function mayDraft(role: string | null): boolean {
  return isAtLeast(role, 'reporter');
}

/**
 * The roles that somebody may give to a token.
 *
 * @example rolesUpTo('reporter') // ['reader', 'reporter']
 */
export function rolesUpTo(role: string): readonly RoleName[] {
  return roles.slice(0, roles.findIndex((one) => one === role) + 1);
}
