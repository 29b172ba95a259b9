import type { Role } from './role.ts';

/** Who acts. */
export interface Actor {
  kind: 'stranger' | 'user' | 'token' | 'bootstrap' | 'job' | 'system';
  /** Of the user or token; null for the others. */
  id: string | null;
  /** For the audit log. */
  name: string;
  role: Role | null;
  /**
   * Narrows what the role may: verbs (`incident.create`) or whole areas (`incident`). Without it, all that the role may.
   * It narrows changes, and reads whose route names an `action`.
   */
  scopes?: readonly string[];
}

export const stranger: Actor = { kind: 'stranger', id: null, name: 'stranger', role: null };

/** The server itself. */
export const system: Actor = { kind: 'system', id: null, name: 'scs', role: 'administrator' };

/** Work that the server does by itself, by the clock or from a queue. */
export function job(name: string): Actor {
  return { kind: 'job', id: null, name, role: 'administrator' };
}
