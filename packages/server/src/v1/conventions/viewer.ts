import type { Visibility } from '@scs/store';
import type { FastifyRequest } from 'fastify';
import { isAtLeast, type Role } from '../../auth/role.ts';
import { actorOf } from '../../http/actor-of.ts';

/** What somebody may see. What they may not see is not there for them: 404, never 403. */
export interface Viewer {
  readonly visibilities: readonly [Visibility, ...Visibility[]];
  readonly seesDrafts: boolean;
}

/** What strangers see. */
export const everybody: Viewer = { visibilities: ['public'], seesDrafts: false };
const signedIn: Viewer = { visibilities: ['public', 'signed-in'], seesDrafts: false };
export const operators: Viewer = { visibilities: ['public', 'signed-in', 'hidden'], seesDrafts: true };

function viewerWithRole(role: Role | null): Viewer {
  if (isAtLeast(role, 'operator')) return operators;
  return isAtLeast(role, 'reader') ? signedIn : everybody;
}

export function viewerOf(request: FastifyRequest): Viewer {
  return viewerWithRole(actorOf(request).role);
}
