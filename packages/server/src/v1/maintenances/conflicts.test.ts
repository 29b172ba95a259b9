import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';
import type { ConflictDocument, ConflictsDocument, PlanCheckDocument } from './conflict-routes.ts';

const hour = 3_600_000;

withServer('conflicts of maintenances', (server) => {
  const call = async <T = { id: string }>(method: string, path: string, body?: object) => {
    const answer = await server().request(method, `/api/v1${path}`, { body, headers: { 'if-match': '*' } });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${String(answer.status)} ${answer.text}`);
    return answer.json as T;
  };
  const moment = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

  /** Two components that stand in for each other. */
  async function pair() {
    const name = crypto.randomUUID();
    const group = await call('POST', '/component-groups', { name, isRedundant: true });
    const add = async () => (await call('POST', '/components', { displayName: 'node', groupId: group.id })).id;
    const type = (await call('POST', '/impact-types', { displayName: crypto.randomUUID() })).id;
    const [one, other] = [await add(), await add()];
    const plan = (component: string, from: number, to: number, fields: object = {}) =>
      call('POST', '/maintenances', {
        displayName: `from ${String(from)}`,
        plannedStart: moment(from),
        plannedEnd: moment(to),
        affects: [{ reference: component, type }],
        ...fields,
      });
    const check = (from: number, to: number, component: string, except?: string) =>
      call<PlanCheckDocument>('POST', '/maintenances/conflicts', {
        plannedStart: moment(from),
        plannedEnd: moment(to),
        components: [component],
        ...(except === undefined ? {} : { except }),
      });
    return { group: { id: group.id, name }, one, other, type, plan, check };
  }
  const of = async (id: string) =>
    (await call<{ data: ConflictDocument[] }>('GET', `/maintenances/${id}/conflicts`)).data;
  const listed = async (id: string) => {
    const { data } = await call<ConflictsDocument>('GET', '/maintenances/conflicts');
    return data.find(({ maintenance }) => maintenance === id)?.conflicts ?? [];
  };

  test('a plan is told of what overlaps in its redundancy group, also of drafts', async () => {
    const { group, one, other, plan, check } = await pair();
    const first = await plan(one, 2, 4, { isDraft: true });
    const found = await check(3, 5, other);
    expect(found).toMatchObject({
      startsInThePast: false,
      conflicts: [
        {
          kind: 'redundancy-group',
          with: { id: first.id, displayName: 'from 2', isDraft: true, isMaintenance: true },
          components: [other],
          group,
        },
      ],
    });
    expect((await check(5, 6, other)).conflicts).toEqual([]);
    expect((await check(3, 5, one, first.id)).conflicts).toEqual([]);
    expect((await check(-1, 1, one)).startsInThePast).toBe(true);
  });

  test('more time makes a conflict, for both; what is finished or cancelled makes none', async () => {
    const { one, other, plan } = await pair();
    const [first, second] = [await plan(one, 1, 2), await plan(other, 2, 3)];
    // the plans touch, and were made one after the other
    expect(await listed(first.id)).toEqual([]);
    await call('POST', `/maintenances/${first.id}/extend`, { plannedEnd: moment(2.5) });
    expect(await of(first.id)).toMatchObject([{ kind: 'redundancy-group', with: { id: second.id } }]);
    expect(await of(second.id)).toMatchObject([{ kind: 'redundancy-group', with: { id: first.id } }]);
    expect(await listed(first.id)).toEqual(await of(first.id));
    await call('POST', `/maintenances/${first.id}/start`);
    expect(await of(second.id)).toHaveLength(1);
    await call('POST', `/maintenances/${first.id}/finish`);
    expect(await of(second.id)).toEqual([]);
    expect(await of(first.id)).toEqual([]);
    const third = await plan(one, 2, 3);
    expect(await of(third.id)).toHaveLength(1);
    await call('POST', `/maintenances/${second.id}/cancel`);
    expect(await of(third.id)).toEqual([]);
  });

  test('an open incident on the same component is told, until it has ended', async () => {
    const { one, other, type, check } = await pair();
    const incident = await call('POST', '/incidents', {
      displayName: 'Down',
      affects: [{ reference: one, type, severity: 100 }],
    });
    expect((await check(1, 2, one)).conflicts).toMatchObject([
      { kind: 'incident', with: { id: incident.id, isMaintenance: false }, components: [one], group: null },
    ]);
    expect((await check(1, 2, other)).conflicts).toEqual([]);
    await call('PATCH', `/incidents/${incident.id}`, { endedAt: new Date().toISOString() });
    expect((await check(1, 2, one)).conflicts).toEqual([]);
  });

  test('what is no plan is refused, and only operators may ask', async () => {
    const bad = await server().request('POST', '/api/v1/maintenances/conflicts', {
      body: { plannedStart: 'soon', plannedEnd: moment(1), components: ['x'] },
    });
    expect(bad.status).toBe(400);
    expect((await server().request('GET', '/api/v1/maintenances/conflicts', { as: 'reader' })).status).toBe(403);
    const missing = await server().request('GET', `/api/v1/maintenances/${crypto.randomUUID()}/conflicts`);
    expect(missing.status).toBe(404);
  });

  test('in a window of time there is also what was called off, and what waits for somebody', async () => {
    const { one, plan } = await pair();
    const waiting = await plan(one, 0.0001, 1, { startsByItself: false });
    const cancelled = await plan(one, 5, 6);
    await call('POST', `/maintenances/${cancelled.id}/cancel`);
    const within = async (from: number, to: number) => {
      const window = `from=${moment(from)}&to=${moment(to)}`;
      const { data } = await call<{ data: { id: string }[] }>('GET', `/maintenances?component=${one}&${window}`);
      return data.map(({ id }) => id);
    };
    expect(await within(5.5, 7)).toEqual([cancelled.id]);
    expect(await within(0.5, 2)).toEqual([waiting.id]);
    expect(await within(2, 3)).toEqual([]);
  });

  test('the coming ones are listed in their order, page by page', async () => {
    const { one, plan } = await pair();
    const ids = [];
    for (const from of [5, 3, 4]) ids.push((await plan(one, from, from + 1)).id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await call<{ data: { id: string }[]; next: string | null }>(
        'GET',
        `/maintenances?component=${one}&order=earliest-first&limit=2${cursor}`,
      );
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual([ids[1], ids[2], ids[0]]);
  });
});
