import fc from 'fast-check';
import { forEachDatabase } from '@scs/store/testing';
import { describe, expect, test } from 'vitest';
import { system } from '../auth/actor.ts';
import { perform, type VerbRuntime } from '../verb/perform.ts';
import { applyDeclaration } from './apply-declaration.ts';
import { loadPresent } from './present.ts';
import { configOf, openRuntime } from './testing/open-runtime.ts';

const [one, two] = ['aaaaaaaa-1111-4111-8111-111111111111', 'bbbbbbbb-2222-4222-8222-222222222222'];

forEachDatabase((name) => {
  const open = () => openRuntime(name);
  const applyTo = (runtime: VerbRuntime, declaration: object, options: { prune?: boolean; dryRun?: boolean } = {}) =>
    perform(runtime, { actor: system, requestId: null }, applyDeclaration, { declaration, ...options });
  const apply = (runtime: VerbRuntime, text: string, options: { prune?: boolean } = {}) => {
    const { severities, phases, impactTypes, groups, components, templates } = configOf(text).status;
    return applyTo(runtime, { severities, phases, impactTypes, groups, components, templates }, options);
  };
  const severitiesOf = async ({ store }: Awaited<ReturnType<typeof open>>) =>
    (await loadPresent(store.db)).severities.map(({ name: what, value }) => [what, value]);

  describe('a declaration', () => {
    test('lets values move past each other, and tells the audit log the ones of before', async () => {
      const runtime = await open();
      await apply(runtime, 'status: { severities: [{ name: low, value: 70 }, { name: high, value: 33 }] }');
      await apply(runtime, 'status: { severities: [{ name: low, value: 33 }, { name: high, value: 70 }] }');
      expect(await severitiesOf(runtime)).toEqual([
        ['low', 33],
        ['high', 70],
      ]);
      const records = await runtime.store.db
        .selectFrom('audit_log')
        .select(['before', 'after'])
        .where('before', 'is not', null)
        .orderBy('id')
        .execute();
      expect(records).toMatchObject([
        { before: { display_name: 'low', value: 70 }, after: { value: 33 } },
        { before: { display_name: 'high', value: 33 }, after: { value: 70 } },
      ]);
    });

    test('gives the value of a severity that is removed to another one', async () => {
      const runtime = await open();
      await apply(runtime, 'status: { severities: [{ name: broken, value: 100 }] }');
      await apply(runtime, 'status: { severities: [{ name: down, value: 100 }] }', { prune: true });
      expect(await severitiesOf(runtime)).toEqual([['down', 100]]);
    });

    test('that cannot be applied names the entry', async () => {
      const runtime = await open();
      await apply(runtime, 'status: { severities: [{ name: broken, value: 100 }] }');
      await expect(apply(runtime, 'status: { severities: [{ name: down, value: 100 }] }')).rejects.toMatchObject({
        code: 'invalid',
        message: 'severity "down": value: another severity has the value 100 already',
        hint: expect.stringContaining('--prune') as string,
      });
      await expect(apply(runtime, 'status: { components: [{ name: Storage, group: Nowhere }] }')).rejects.toMatchObject(
        { message: 'component "Storage": group: there is no group "Nowhere"' },
      );
      expect(await severitiesOf(runtime)).toEqual([['broken', 100]]);
    });

    test('knows an id in capitals, in the file and in a request', async () => {
      const runtime = await open();
      await apply(runtime, `status: { components: [{ id: ${one}, name: Storage }] }`);
      const renamed = `status: { components: [{ id: ${one.toUpperCase()}, name: Disks }] }`;
      expect((await apply(runtime, renamed, { prune: true })).changes).toMatchObject([
        { action: 'change', id: one, fields: { name: { before: 'Storage', after: 'Disks' } } },
      ]);
      const request = { components: [{ id: one.toUpperCase(), name: 'Disks' }] };
      expect((await applyTo(runtime, request, { prune: true })).changes).toEqual([]);
    });

    test('leaves what one entry claims by its id alone when another entry has its name', async () => {
      const runtime = await open();
      await apply(runtime, `status: { components: [{ id: ${one}, name: Storage }] }`);
      const { changes } = await apply(
        runtime,
        `status: { components: [{ name: Storage }, { id: ${one}, name: Old storage }] }`,
      );
      expect(changes.map(({ action, name: what, id }) => [action, what, id])).toEqual([
        ['add', 'Storage', null],
        ['change', 'Old storage', one],
      ]);
    });

    test('moves its templates to another list of phases and to what is renamed, in one run', async () => {
      const runtime = await open();
      const text = (phases: string, first: string, second: string) => `
status:
  phases: ${phases}
  impactTypes: [{ name: Outage }]
  components: [{ id: ${one}, name: ${first} }, { id: ${two}, name: ${second} }]
  templates: [{ name: Usual, phase: Open, affects: [{ component: A, type: Outage, severity: 50 }] }]
`;
      await apply(runtime, text('[Open, Closed]', 'A', 'B'));
      const change = async (changed: string) => {
        const { changes } = await apply(runtime, changed, { prune: true });
        expect((await apply(runtime, changed, { prune: true })).changes).toEqual([]);
        const { templates } = await loadPresent(runtime.store.db);
        return [changes.map(({ kind, action }) => `${action} ${kind}`), templates.map(({ content }) => content)];
      };
      expect(await change(text('[Open, Working, Closed]', 'A', 'B'))).toMatchObject([
        ['add phases', 'change template'],
        [{ phase: { generation: 2, order: 0 }, affects: [{ reference: one }] }],
      ]);
      expect(await change(text('[Open, Working, Closed]', 'B', 'A'))).toMatchObject([
        ['change component', 'change component', 'change template'],
        [{ phase: { generation: 2, order: 0 }, affects: [{ reference: two }] }],
      ]);
    });

    test('whatever it is and whatever was there, is reached in one run', { timeout: 120_000 }, async () => {
      const runtime = await open();
      await fc.assert(
        fc.asyncProperty(declarations, async (declaration) => {
          await applyTo(runtime, declaration, { prune: true });
          expect((await applyTo(runtime, declaration, { prune: true, dryRun: true })).changes).toEqual([]);
          expect((await applyTo(runtime, declaration)).changes).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  });
});

const names = fc.constantFrom('A', 'B', 'C', 'D');
const ids = fc.constantFrom(undefined, one, two, two.toUpperCase());
const description = fc.constantFrom(undefined, 'text');

function listOf<T extends { name: string; id?: string | undefined }>(entry: fc.Arbitrary<T>, minLength = 0) {
  return fc.uniqueArray(entry, {
    minLength,
    maxLength: 4,
    comparator: (first, other) =>
      first.name === other.name || (first.id !== undefined && first.id.toLowerCase() === other.id?.toLowerCase()),
  });
}

/** Whole declarations of few names, ids and values, so that one often has something of the one before in another place. */
const declarations = fc
  .record({
    severities: fc.uniqueArray(
      fc.record({ name: names, value: fc.integer({ min: 1, max: 4 }), colour: fc.constantFrom(undefined, '#aabbcc') }),
      {
        maxLength: 4,
        comparator: (first, other) => first.name === other.name || first.value === other.value,
      },
    ),
    phases: fc.uniqueArray(names, { minLength: 1 }),
    impactTypes: listOf(fc.record({ id: ids, name: names, description }), 1),
    groups: listOf(fc.record({ name: names, description, isRedundant: fc.boolean() }), 1),
    components: listOf(fc.record({ id: ids, name: names, description, group: fc.nat() }), 1),
    templates: listOf(
      fc.record({ name: names, title: description, phase: fc.option(fc.nat()), component: fc.nat(), type: fc.nat() }),
    ),
  })
  .map(({ components, templates, ...lists }) => ({
    ...lists,
    components: components.map(({ group, ...component }) => ({ ...component, group: pick(lists.groups, group)?.name })),
    templates: templates.map(({ phase, component, type, ...template }) => ({
      ...template,
      ...(phase === null ? {} : { phase: pick(lists.phases, phase) }),
      affects: [
        { component: pick(components, component)?.name, type: pick(lists.impactTypes, type)?.name, severity: 5 },
      ],
    })),
  }));

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}
