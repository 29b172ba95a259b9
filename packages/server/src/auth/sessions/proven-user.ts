import type { Role } from '../role.ts';

/** Whose identity was proven. */
export interface ProvenUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
