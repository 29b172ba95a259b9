import { connect } from '@scs/store';
import Fastify from 'fastify';
import { authContext } from '../auth/context.ts';
import { followChanges } from '../changes/change-signal.ts';
import { answerCache } from '../http/answer-cache.ts';
import { registerApis } from '../http/apis.ts';
import { linkTokens } from '../mail/link-tokens.ts';

const publicUrl = 'http://localhost:8080';

/** The OpenAPI document of the APIs as JSON, made without a database. */
export async function openApiDocument(): Promise<string> {
  // a pool connects when it is asked something, which no route is here
  const store = connect({});
  const changes = followChanges(store, () => undefined);
  const app = Fastify();
  try {
    const auth = { localSignIn: true, sessionHours: 12, providers: [] };
    await registerApis(app, {
      store,
      changes,
      cache: answerCache(changes),
      auth: authContext({ store, changes }, { publicUrl, auth }),
      publicUrl,
      page: { name: 'Status', timeZone: 'UTC' },
      subscribing: { isMailOffered: true, links: linkTokens('') },
    });
    await app.ready();
    return `${JSON.stringify(app.swagger(), undefined, 2)}\n`;
  } finally {
    await app.close();
    await store.close();
  }
}
