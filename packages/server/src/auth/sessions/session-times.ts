/** A session that is not used for so long ends before its time. */
export const idleMs = 4 * 3_600_000;

/** How long a session lasts in any case. */
export function sessionMs(sessionHours: number): number {
  return sessionHours * 3_600_000;
}
