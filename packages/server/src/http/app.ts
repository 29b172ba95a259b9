import type { Store } from '@scs/store';
import type { FastifyInstance } from 'fastify';
import type { AuthContext } from '../auth/context.ts';
import { authPages } from '../auth/pages/plugin.ts';
import type { ChangeSignal } from '../changes/change-signal.ts';
import { consolePages } from '../console/plugin.ts';
import { livePages } from '../live/plugin.ts';
import { publicFeeds } from '../feeds/plugin.ts';
import { publicPages } from '../pages/plugin.ts';
import type { PageRenderer } from '../pages/page-renderer.ts';
import { compatDocument } from '../openapi/compat-document.ts';
import { openApiDocument } from '../openapi/openapi-document.ts';
import { staticAnswer } from '../openapi/static-answer.ts';
import { compatApi } from '../status/compat/plugin.ts';
import type { Subscribing } from '../subscribing/settings.ts';
import { oneClickUnsubscribe, subscribingPages } from '../subscribing/plugin.ts';
import { registerApis } from './apis.ts';
import { healthRoutes } from './health-routes.ts';
import { newApp, type AppSettings } from './new-app.ts';
import { unknownAddresses, unreadableFor } from './unknown-addresses.ts';

/** What an app is made from. */
export interface AppParts extends AppSettings {
  readonly store: Store;
  readonly changes: ChangeSignal;
  readonly auth: AuthContext;
  readonly subscribing: Subscribing;
  /** Whether all parts of the process have started; without it, yes. */
  readonly hasStarted?: (() => boolean) | undefined;
  /** Is told where the number of open live connections can be read. */
  readonly watchLive?: ((countNow: () => number) => void) | undefined;
  /** The public pages; undefined where they have not been built. */
  readonly pages?: PageRenderer | undefined;
}

/** As `status.liveConnections` and `status.liveConnectionsPerNetwork` are, where nobody set them. */
const [defaultConnections, defaultOfNetwork] = [10_000, 2500];

/** The web application, without a socket. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = await newApp(parts, unreadableFor(parts.page));
  unknownAddresses(app, parts.page);
  healthRoutes(app, parts);
  await registerApis(app, parts);
  await app.register(authPages(parts.auth));
  await app.register(publicPages(parts));
  await app.register(consolePages(parts));
  const { liveConnections: most = defaultConnections, liveConnectionsPerNetwork: mostOfNetwork = defaultOfNetwork } =
    parts.page;
  await app.register(livePages({ ...parts, most, mostOfNetwork }));
  await app.register(publicFeeds(parts));
  await app.register(subscribingPages(parts));
  await app.register(oneClickUnsubscribe(parts));
  await app.ready();
  return app;
}

/** The status page API at the root, as upstream serves it, for a port of its own. */
export async function buildCompatApp(parts: AppParts): Promise<FastifyInstance> {
  const app = await newApp(parts);
  await app.register(compatApi(parts));
  staticAnswer(app, '/openapi.json', {
    contentType: 'application/json',
    body: async () => compatDocument(await openApiDocument(), '/'),
  });
  await app.ready();
  return app;
}
