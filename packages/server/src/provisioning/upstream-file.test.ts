import { forEachDatabase } from '@scs/store/testing';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { loadPresent } from './present.ts';
import { provisionAtStart } from './provision-at-start.ts';
import { readUpstreamFile } from './read-upstream-file.ts';
import { configOf, openRuntime, temporaryFile as file } from './testing/open-runtime.ts';

describe("upstream's file", () => {
  test.each([
    ['', 'empty', /:?/],
    ['phases: [Open]', 'wrong-type', /provisioning\.yaml:1:10: phases\[0\]/],
    ['impactTypes:\n  - displayName: Slow', 'wrong-type', /provisioning\.yaml:2:5: impactTypes\[0\]\.displayname/],
    ['components: {', 'bad-yaml', /provisioning\.yaml:1/],
  ])('%j is refused with its place', (text, code, message) => {
    const path = file(text, 'provisioning.yaml');
    expect(() => readUpstreamFile(path)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
    );
  });

  test('scalars become the text that they are written as, as gopkg.in/yaml.v3 decodes them', () => {
    const path = file(
      `
components:
  - displayname: 42
    labels: { az: 1, prod: true, version: 1.50, mask: 0x1F, since: 2024-01-01, value: 007, none: ~, 5: yes }
    model: { id: 11111111222233334444555555555555 }
  - displayname: ~
    labels: ~
impactTypes: [{ displayname: null-like, description: 1e3 }]
phases: [{ name: 1 }, { name: false }]
severities: [{ name: 66, value: 66 }, { value: ~ }]
`,
      'provisioning.yaml',
    );
    expect(readUpstreamFile(path)).toEqual({
      components: [
        {
          displayname: '42',
          labels: {
            az: '1',
            prod: 'true',
            version: '1.50',
            mask: '0x1F',
            since: '2024-01-01',
            value: '007',
            none: '',
            5: 'yes',
          },
          model: { id: '11111111-2222-3333-4444-555555555555' },
        },
        {},
      ],
      impactTypes: [{ displayname: 'null-like', description: '1e3' }],
      phases: [{ name: '1' }, { name: 'false' }],
      severities: [{ name: '66', value: 66 }, {}],
    });
  });
});

forEachDatabase((name) => {
  const complete = {
    components: '[{ displayname: Storage }]',
    impactTypes: '[{ displayname: Performance }]',
    phases: '[{ name: Open }]',
    severities: '[{ name: broken, value: 100 }]',
  };
  const start = async (lists: Partial<typeof complete>) => {
    const runtime = await openRuntime(name);
    const text = Object.entries({ ...complete, ...lists }).map(([list, entries]) => `${list}: ${entries}\n`);
    const config = configOf(`status: { provisioningFile: ${file(text.join(''), 'provisioning.yaml')} }`);
    return { runtime, started: provisionAtStart(runtime, config, pino({ level: 'silent' })) };
  };

  test.each([
    [{ severities: '[{ name: none, value: 0 }]' }, 'severities[0].value', /severities\[0\]\.value: Too small/],
    [
      { severities: '[{ name: a, value: 5 }, { name: b, value: 5 }]' },
      'severities[1].value',
      /severities\[1\]\.value: another severity has the value 5 already/,
    ],
    [{ severities: '[{ name: "", value: 5 }]' }, 'severities[0].name', /severities\[0\]\.name: must not be empty/],
    [
      { severities: '[{ name: a, value: 5 }, { name: a, value: 6 }]' },
      undefined,
      /severities\[1\]: There is a severity "a" already/,
    ],
  ])('%j is refused with the path, and nothing is provisioned', async (lists, path, message) => {
    const { runtime, started } = await start(lists);
    await expect(started).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      fields: path === undefined ? [] : [{ path }],
    });
    expect((await loadPresent(runtime.store.db)).components).toEqual([]);
  });

  test('what has a fixed id is in the audit log and among the events by that id', async () => {
    const id = '11111111-2222-3333-4444-555555555555';
    const { runtime, started } = await start({ components: `[{ displayname: Storage, model: { id: ${id} } }]` });
    await started;
    const { db } = runtime.store;
    expect((await loadPresent(db)).components).toMatchObject([{ id }]);
    const audit = await db.selectFrom('audit_log').select('object_id').where('object_type', '=', 'component').execute();
    expect(audit).toEqual([{ object_id: id }]);
    const events = await db.selectFrom('outbox').select('object_id').where('event', '=', 'component.created').execute();
    expect(events).toEqual([{ object_id: id }]);
  });
});
