import { forEachDatabase } from '@scs/store/testing';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { system } from '../auth/actor.ts';
import { perform, type VerbRuntime } from '../verb/perform.ts';
import { applyDeclaration } from './apply-declaration.ts';
import { loadPresent } from './present.ts';
import { provisionAtStart } from './provision-at-start.ts';
import { configOf, openRuntime, temporaryFile as file } from './testing/open-runtime.ts';

const log = pino({ level: 'silent' });

const declared = `
status:
  severities: [{ name: limited, value: 50, colour: '#ffaa00' }, { name: broken, value: 100 }]
  phases: [Open, Closed]
  impactTypes: [{ name: Outage }]
  groups: [{ name: North, isRedundant: true }]
  components:
    - { name: Storage, group: North, labels: { region: north } }
    - { id: 3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11, name: Network }
  templates:
    - { name: Outage of storage, title: Storage is down, phase: Open, affects: [{ component: Storage, type: Outage, severity: 100 }] }
`;

const upstream = `
components:
  - displayname: Storage
    labels: { region: north }
    unknown: ignored
  - displayname: Network
    model: { id: 3B5D3CF0-6D30-4C0E-8F0B-0D3F9D6F1C11 }
impactTypes: [{ displayname: Performance, description: slow }]
phases: [{ name: Open, order: 7 }, { name: Closed }]
severities: [{ name: limited, value: 66 }, { name: broken, value: 100 }]
`;

forEachDatabase((name) => {
  const open = () => openRuntime(name);

  const apply = (runtime: VerbRuntime, text: string, options: { prune?: boolean; dryRun?: boolean } = {}) => {
    const { severities, phases, impactTypes, groups, components, templates } = configOf(text).status;
    const declaration = { severities, phases, impactTypes, groups, components, templates };
    return perform(runtime, { actor: system, requestId: null }, applyDeclaration, { declaration, ...options });
  };

  describe('a declaration', () => {
    test('is applied once; a second time there is nothing to do', async () => {
      const runtime = await open();
      const planned = await apply(runtime, declared, { dryRun: true });
      expect(planned.changes.map(({ kind, action, name: what }) => [kind, action, what])).toEqual([
        ['severity', 'add', 'limited'],
        ['severity', 'add', 'broken'],
        ['phases', 'add', 'Open, Closed'],
        ['impact-type', 'add', 'Outage'],
        ['group', 'add', 'North'],
        ['component', 'add', 'Storage'],
        ['component', 'add', 'Network'],
        ['template', 'add', 'Outage of storage'],
      ]);
      expect((await loadPresent(runtime.store.db)).components).toEqual([]);
      await apply(runtime, declared);
      expect((await apply(runtime, declared)).changes).toEqual([]);
      const present = await loadPresent(runtime.store.db);
      expect(present.components).toMatchObject([
        { name: 'Storage', group: 'North', labels: { region: 'north' }, position: 0 },
        { id: '3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11', name: 'Network', group: null, position: 1 },
      ]);
      expect(present.templates).toMatchObject([
        { content: { displayName: 'Storage is down', phase: { generation: 1, order: 0 } } },
      ]);
    });

    test('changes what differs, field by field, renames by id, and removes only when told to', async () => {
      const runtime = await open();
      await apply(runtime, declared);
      const changed = `
status:
  severities: [{ name: broken, value: 100 }]
  components:
    - { id: 3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11, name: Networks, visibility: hidden }
  templates: []
`;
      const { changes } = await apply(runtime, changed);
      expect(changes).toEqual([
        {
          kind: 'component',
          action: 'change',
          name: 'Networks',
          id: '3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11',
          fields: {
            name: { before: 'Network', after: 'Networks' },
            visibility: { before: 'public', after: 'hidden' },
            position: { before: 1, after: 0 },
          },
        },
      ]);
      const pruned = await apply(runtime, changed, { prune: true });
      expect(pruned.changes.map(({ kind, action, name: what }) => [kind, action, what])).toEqual([
        ['severity', 'remove', 'limited'],
        ['component', 'remove', 'Storage'],
        ['template', 'remove', 'Outage of storage'],
      ]);
      expect((await loadPresent(runtime.store.db)).components).toHaveLength(1);
      expect((await apply(runtime, changed, { prune: true })).changes).toEqual([]);
    });

    test('another list of phases is a new generation; the old one stays', async () => {
      const runtime = await open();
      await apply(runtime, declared);
      await apply(runtime, 'status: { phases: [Open, Working, Closed] }');
      expect((await loadPresent(runtime.store.db)).phases).toEqual({
        generation: 2,
        names: ['Open', 'Working', 'Closed'],
      });
      expect(await runtime.store.db.selectFrom('phases').selectAll().execute()).toHaveLength(5);
    });

    test('that fails half way changes nothing', async () => {
      const runtime = await open();
      const broken = `
status:
  components: [{ name: Storage }, { name: Network, group: Nowhere }]
`;
      await expect(apply(runtime, broken)).rejects.toMatchObject({ code: 'invalid' });
      expect((await loadPresent(runtime.store.db)).components).toEqual([]);
    });
  });

  describe('at the start', () => {
    test('an empty page gets what is declared and what every page needs, once, by however many servers', async () => {
      const runtime = await open();
      const config = configOf('status: { components: [{ name: Storage }] }');
      await Promise.all([1, 2, 3].map(() => provisionAtStart(runtime, config, log)));
      const present = await loadPresent(runtime.store.db);
      expect(present.components).toMatchObject([{ name: 'Storage' }]);
      expect(present.severities.map(({ name: what, value }) => [what, value])).toEqual([
        ['operational', 33],
        ['limited', 66],
        ['broken', 100],
      ]);
      await provisionAtStart(runtime, configOf('status: { components: [{ name: Other }] }'), log);
      expect((await loadPresent(runtime.store.db)).components).toHaveLength(1);
    });

    test("upstream's file fills what is empty and changes nothing else", async () => {
      const runtime = await open();
      const path = file(upstream, 'provisioning.yaml');
      const config = configOf(`status: { provisioningFile: ${path} }`);
      await provisionAtStart(runtime, config, log);
      const present = await loadPresent(runtime.store.db);
      expect(present).toMatchObject({
        components: [{ name: 'Storage', labels: { region: 'north' } }, { id: '3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11' }],
        phases: { generation: 1, names: ['Open', 'Closed'] },
        severities: [
          { name: 'limited', value: 66 },
          { name: 'broken', value: 100 },
        ],
      });
      await provisionAtStart(runtime, config, log);
      expect(await loadPresent(runtime.store.db)).toEqual(present);
    });

    test('a file that lacks what an empty table needs stops the start, and leaves nothing half done', async () => {
      const runtime = await open();
      const path = file('components: [{ displayname: Storage }]', 'provisioning.yaml');
      await expect(
        provisionAtStart(runtime, configOf(`status: { provisioningFile: ${path} }`), log),
      ).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('impactTypes') as string,
      });
      expect((await loadPresent(runtime.store.db)).components).toEqual([]);
    });
  });
});
