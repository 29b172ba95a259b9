import type { Role } from './role.ts';

/** Who acts. */
export interface Actor {
  kind: 'stranger' | 'user' | 'token' | 'bootstrap' | 'system';
  /** Of the user or token; null for the others. */
  id: string | null;
  /** For the audit log. */
  name: string;
  role: Role | null;
}

export const stranger: Actor = { kind: 'stranger', id: null, name: 'stranger', role: null };

/** A job of the server itself. */
export const system: Actor = { kind: 'system', id: null, name: 'scs', role: 'administrator' };
