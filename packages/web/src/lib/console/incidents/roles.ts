/** Whether somebody may change incidents. What they may not do is not offered; the API refuses it anyway. */
export function mayChange(role: string | null): boolean {
  return role === 'operator' || role === 'administrator';
}

/** Whether somebody may write drafts, which operators publish. */
export function mayDraft(role: string | null): boolean {
  return role === 'reporter' || mayChange(role);
}
