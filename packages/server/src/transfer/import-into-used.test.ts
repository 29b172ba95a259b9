import { forEachDatabase } from '@scs/store/testing';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { system } from '../auth/actor.ts';
import { applyDeclaration } from '../provisioning/apply-declaration.ts';
import { provisionAtStart } from '../provisioning/provision-at-start.ts';
import { configOf, openRuntime, temporaryFile } from '../provisioning/testing/open-runtime.ts';
import { createIncident } from '../status/incidents/create-incident.ts';
import { updateImpactType } from '../status/impact-types/update-impact-type.ts';
import { perform, type VerbRuntime } from '../verb/perform.ts';
import type { Verb } from '../verb/verb.ts';
import type { TransferInput } from './document.ts';
import { exportAll } from './export-all.ts';
import { importDocument } from './import-document.ts';

const declared = `
  severities: [{ name: limited, value: 50 }, { name: broken, value: 100 }]
  groups: [{ name: North }]
  components: [{ name: Storage, group: North, labels: { region: north } }, { id: 3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11, name: Network }]
  impactTypes: [{ name: Outage }]
  templates: [{ name: Usual, phase: Investigating, affects: [{ component: Storage, type: Outage, severity: 50 }] }]
`;
const upstream = `
components: [{ displayname: Storage, model: { id: 11111111111141118111111111111111 } }]
impactTypes: [{ displayname: Performance }]
phases: [{ name: Open }]
severities: [{ name: broken, value: 100 }]
`;

forEachDatabase((name) => {
  const act = <I, O>(runtime: VerbRuntime, verb: Verb<I, O>, input: object, who = 'somebody') =>
    perform(runtime, { actor: { ...system, name: who }, requestId: null }, verb, input);
  /** As after the first start with a configuration. */
  async function started(status = '') {
    const runtime = await openRuntime(name);
    await provisionAtStart(
      runtime,
      configOf(`status: {}\n`.replace(' {}', status === '' ? ' {}' : status)),
      pino({ level: 'silent' }),
    );
    return runtime;
  }
  const exported = async ({ store }: Awaited<ReturnType<typeof started>>): Promise<TransferInput> => ({
    ...(await exportAll(store.db, new Date())),
    exportedAt: undefined,
  });
  const importInto = (runtime: VerbRuntime, document: object) => act(runtime, importDocument, { document });
  async function affected(runtime: Awaited<ReturnType<typeof started>>) {
    const { components, impactTypes, phases } = await exported(runtime);
    return act(runtime, createIncident, {
      displayName: 'Slow',
      beganAt: '2026-01-01T10:00:00Z',
      phase: { generation: 1, order: phases.findIndex(({ name: phase }) => phase === 'Monitoring') },
      affects: [{ reference: components[0]?.id, type: impactTypes[0]?.id, severity: 50 }],
    });
  }

  describe('the seed of the first start', () => {
    test.each([
      ['of the platform itself', ''],
      ['of the configuration', declared],
      ['of the configuration, with other names', ' { components: [{ name: Other }], phases: [Open] }'],
    ])('%s gives way to what is imported, ids and all', async (_title, status) => {
      const source = await started(declared);
      await affected(source);
      const document = await exported(source);
      const target = await started(status);
      await importInto(target, document);
      expect(await exported(target)).toEqual(document);
      await importInto(target, document);
      expect(await exported(target)).toEqual(document);
    });

    test("of upstream's file gives way, too, and stays where the document brings nothing", async () => {
      const path = temporaryFile(upstream, 'provisioning.yaml');
      const target = await started(` { provisioningFile: ${path} }`);
      const { severities } = await exported(target);
      const document = await exported(await started(declared));
      await importInto(target, { ...document, severities: [] });
      expect(await exported(target)).toEqual({ ...document, severities });
    });

    test('stays when somebody has changed or used it', async () => {
      const document = await exported(await started());
      const target = await started();
      const [type] = (await exported(target)).impactTypes;
      await act(target, updateImpactType, { id: type?.id, description: 'mine' });
      const before = await exported(target);
      await importInto(target, document);
      expect(await exported(target)).toEqual(before);
      const used = await started(declared);
      await affected(used);
      const usedBefore = await exported(used);
      await importInto(used, document);
      expect(await exported(used)).toEqual(usedBefore);
    });
  });

  describe('what is here under another id', () => {
    test('and the same in every field is the same: incidents and templates refer to it', async () => {
      const [makeshift, real] = [await started(declared), await started(declared)];
      const { id } = await affected(makeshift);
      await affected(real);
      const here = await exported(real);
      const counts = await importInto(real, await exported(makeshift));
      expect(counts).toMatchObject({ components: { given: 2, added: 0 }, incidents: { given: 1, added: 1 } });
      const after = await exported(real);
      expect({ ...after, incidents: [] }).toEqual({ ...here, incidents: [] });
      expect(after.incidents.find((incident) => incident.id === id)).toMatchObject({
        phase: { generation: 1, order: 2 },
        impacts: [{ component: here.components[0]?.id, type: here.impactTypes[0]?.id }],
      });
    });

    test('of other lists of phases is found by its name', async () => {
      const makeshift = await started(declared);
      const { id } = await affected(makeshift);
      const real = await started(`${declared}  phases: [New, Monitoring, Investigating]\n`);
      await affected(real);
      await importInto(real, await exported(makeshift));
      const { incidents, phases } = await exported(real);
      expect(phases).toHaveLength(3);
      expect(incidents.find((incident) => incident.id === id)).toMatchObject({ phase: { generation: 1, order: 1 } });
    });

    test('and not the same is a conflict that names both and says what to do', async () => {
      const makeshift = await started(declared);
      await affected(makeshift);
      const document = await exported(makeshift);
      const real = await started(declared.replace('value: 50', 'value: 60').replace('region: north', 'region: south'));
      await act(real, applyDeclaration, {
        declaration: { phases: ['A'], groups: [{ name: 'North', description: 'x' }] },
      });
      await affected(real).catch(() => undefined);
      const here = await exported(real);
      const refused: unknown = await importInto(real, document).catch((error: unknown) => error);
      const idOf = (list: readonly { id: string }[]) => list[0]?.id ?? '';
      expect(refused).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(
          `the severity "limited" (${idOf(document.severities)}) of the document is not the "limited" (${idOf(here.severities)}) that is here: value 50 there, 60 here`,
        ) as string,
        hint: expect.stringContaining('--replace') as string,
        fields: [
          { path: 'severities[0]' },
          { path: 'groups[0]', message: expect.stringContaining('description null there, "x" here') as string },
          { path: 'components[0]', message: expect.stringContaining('"region":"south"') as string },
          { path: 'templates[0]' },
        ],
      });
      expect(await exported(real)).toEqual(here);
    });
  });
});
