import diagnostics from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** A route of an app, by one method. */
export interface CollectedRoute {
  readonly method: string;
  readonly url: string;
  readonly role: string | undefined;
}

/**
 * Collects the routes of every app that `build` makes, by whatever plugin they come: Fastify tells of each app as soon as it
 * is there, before it has any route.
 */
export async function collectRoutes<T>(build: () => Promise<T>): Promise<{ built: T; routes: CollectedRoute[] }> {
  const routes: CollectedRoute[] = [];
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
      for (const one of [method].flat()) routes.push({ method: one, url, role: config?.role });
    });
  };
  diagnostics.subscribe('fastify.initialization', listen);
  try {
    return { built: await build(), routes };
  } finally {
    diagnostics.unsubscribe('fastify.initialization', listen);
  }
}
