import type { FastifyRequest } from 'fastify';
import { stranger, type Actor } from '../auth/actor.ts';
import type { RequiredRole } from '../auth/role.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the authentication before any handler runs. */
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    /** The least role that the route asks for. Every route says one; the start fails otherwise. */
    role?: RequiredRole;
  }
}

/** Who asks. */
export function actorOf(request: FastifyRequest): Actor {
  return request.actor ?? stranger;
}
