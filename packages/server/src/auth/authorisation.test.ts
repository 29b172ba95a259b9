import { expect, onTestFinished, test } from 'vitest';
import { buildCompatApp } from '../http/app.ts';
import { answerCache } from '../http/answer-cache.ts';
import { testAppSettings } from '../testing/app-settings.ts';
import { authorisationTable } from '../testing/authorisation-table.ts';
import { collectRoutes, type CollectedRoute } from '../testing/collect-routes.ts';
import { stranger } from './actor.ts';
import { authContext } from './context.ts';
import { isAtLeast, roles, type RequiredRole, type Role } from './role.ts';
import { startAuthApp } from './testing/auth-app.ts';
import { withAuthBench } from './testing/auth-bench.ts';
import { testSettings } from './testing/test-settings.ts';
import { createToken } from './tokens/create-token.ts';

/** Says 401 to everybody who sends nothing right. */
const ownAnswers: Readonly<Record<string, number>> = { 'POST /sign-in': 401 };

/** What is sent; nothing where it is not told. The role `reporter` is enough for drafts alone. */
const bodies: Readonly<Record<string, object>> = { 'POST /api/v1/incidents': { isDraft: true } };

/** A path of the route that leads to nothing. */
function pathOf(url: string): string {
  return url
    .replace(/:(updateOrder|order|generation)/g, '1')
    .replace(/:\w+/g, crypto.randomUUID())
    .replace('*', 'nothing');
}

function entryOf({ method, url }: CollectedRoute): RequiredRole | undefined {
  return authorisationTable[`${method === 'HEAD' ? 'GET' : method} ${url}`];
}

withAuthBench('the authorisation table', (bench) => {
  async function walk() {
    const { built, routes } = await collectRoutes(() => startAuthApp(bench()));
    const tokens = new Map<Role | null, string>();
    for (const role of roles) {
      const { token } = await bench().act(createToken, { name: role, role, expiresAt: null });
      tokens.set(role, token);
    }
    async function ask(method: string, url: string, role: Role | null) {
      const token = tokens.get(role);
      const hasBody = method === 'POST' || method === 'PATCH' || method === 'PUT';
      const answer = await fetch(`${built.url}${pathOf(url)}`, {
        method,
        redirect: 'manual',
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(hasBody ? { body: JSON.stringify(bodies[`${method} ${url}`] ?? {}) } : {}),
      });
      // what tells news has no end
      if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) await answer.body?.cancel();
      else await answer.arrayBuffer();
      return answer;
    }
    return { routes, ask };
  }

  test('every route has an entry, and every entry a route', async () => {
    const { routes, ask } = await walk();
    const unknown: string[] = [];
    for (const route of routes) {
      if (entryOf(route) !== undefined) continue;
      // only what does nothing for anybody needs no entry: that a method is not possible here, which ones are, or that there is nothing at such paths
      const statuses = await Promise.all(
        [null, 'administrator' as const].map(async (role) =>
          route.method === 'TRACE' ? 405 : (await ask(route.method, route.url, role)).status,
        ),
      );
      const doesNothing = statuses.every(
        (status) =>
          status === 405 ||
          (route.method === 'OPTIONS' && status === 204) ||
          (route.url.endsWith('/:id/*') && (status === 400 || status === 404)),
      );
      if (!doesNothing) unknown.push(`${route.method} ${route.url}`);
    }
    expect(unknown, 'routes without an entry in testing/authorisation-table.ts').toEqual([]);
    const there = new Set(routes.map(({ method, url }) => `${method} ${url}`));
    expect(Object.keys(authorisationTable).filter((route) => !there.has(route))).toEqual([]);
    expect(routes.filter((route) => route.role !== (entryOf(route) ?? 'anyone'))).toEqual([]);
  }, 60_000);

  test('every route lets in whose role is enough, and nobody else', async () => {
    const { routes, ask } = await walk();
    const wrong: string[] = [];
    for (const route of routes) {
      const required = entryOf(route);
      if (required === undefined) continue;
      const { method, url } = route;
      for (const role of [null, ...roles]) {
        const { status, headers } = await ask(method, url, role);
        const isPage = !url.startsWith('/api/') && (method === 'GET' || method === 'HEAD');
        const says = `${method} ${url} as ${role ?? 'a stranger'}: ${status}`;
        if (isAtLeast(role, required)) {
          const own = ownAnswers[`${method} ${url}`];
          if (own === undefined ? status === 401 || status === 403 || status >= 500 : status !== own) wrong.push(says);
        } else if (role !== null) {
          if (status !== 403) wrong.push(says);
        } else if (isPage) {
          if (status !== 303 || !(headers.get('location') ?? '').startsWith('/sign-in?next=')) wrong.push(says);
        } else if (status !== 401 || headers.get('www-authenticate') === null) wrong.push(says);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('the compatible API at the root asks for the same roles', async () => {
    const { store, changes } = bench();
    const { routes, built } = await collectRoutes(() =>
      buildCompatApp({
        ...testAppSettings,
        store,
        changes,
        cache: answerCache(changes),
        auth: authContext({ store, changes }, testSettings()),
        authenticate: () => Promise.resolve(stranger),
      }),
    );
    onTestFinished(() => built.close());
    const differing = routes.filter(
      ({ method, url, role }) => role !== (entryOf({ method, url: `/api/status${url}`, role }) ?? 'anyone'),
    );
    expect(routes.length).toBeGreaterThan(20);
    expect(differing).toEqual([]);
    const document = await built.inject('/openapi.json');
    expect(document.json()).toMatchObject({ servers: [{ url: '/' }], paths: { '/components': {} } });
  });
});
