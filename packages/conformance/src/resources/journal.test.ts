import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileJournal, readJournals, stateFolder } from './journal.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scs-journal-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the journal', () => {
  test('is there from the first resource on and gone with the last one', () => {
    const journal = new FileJournal(folder, 'r0123456789', 'cloud p1');
    expect(readJournals(folder, 'cloud p1')).toEqual([]);
    journal.creating('network', 'net');
    expect(readJournals(folder, 'cloud p1')[0]).toMatchObject({
      isActive: true,
      entries: [{ kind: 'network', name: 'net' }],
    });
    journal.created('network', 'net', 'id-1');
    journal.creating('subnet', 'sub');
    journal.notCreated('subnet', 'sub');
    expect(readJournals(folder, 'cloud p1')[0]?.entries).toEqual([{ kind: 'network', name: 'net', id: 'id-1' }]);
    journal.deleted('network', 'net');
    expect(readdirSync(join(folder, 'runs'))).toEqual([]);
  });

  test('of another project is not read', () => {
    new FileJournal(folder, 'r0123456789', 'cloud p1').creating('network', 'net');
    expect(readJournals(folder, 'cloud p2')).toEqual([]);
  });

  test('of a dead process is left over, also when its last line was cut off', () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const file = join(folder, 'runs', 'r9.jsonl');
    new FileJournal(folder, 'r0', 'x').creating('network', 'makes the folder');
    const header = { run: 'r9', project: 'cloud p1', host: hostname(), pid: dead };
    writeFileSync(file, `${JSON.stringify(header)}\n{"event":"created","kind":"volume","name":"v","id":"1"}\n`);
    appendFileSync(file, '{"event":"crea');
    expect(readJournals(folder, 'cloud p1')).toEqual([
      expect.objectContaining({ run: 'r9', isActive: false, entries: [{ kind: 'volume', name: 'v', id: '1' }] }),
    ]);
  });

  test('that cannot be written keeps anything from being created', () => {
    writeFileSync(join(folder, 'runs'), 'a file where the folder should be');
    const journal = new FileJournal(folder, 'r0', 'x');
    expect(() => {
      journal.creating('network', 'net');
    }).toThrow(expect.objectContaining({ code: 'journal-unwritable' }));
    expect(existsSync(join(folder, 'runs', 'r0.jsonl'))).toBe(false);
  });
});

test('the state folder follows the environment', () => {
  expect(stateFolder({ SCS_STATE_DIR: '/a' })).toBe('/a');
  expect(stateFolder({ XDG_STATE_HOME: '/b' })).toBe('/b/scs');
  expect(stateFolder({})).toMatch(/\.local\/state\/scs$/);
});
