import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labCloudsYaml, labStatus } from '../test/lab-status.ts';
import { runScs, summarise, type ProcessRun } from './measure-process.ts';
import type { BenchResult } from './result.ts';

interface Calls {
  total: number;
  authentication: number;
}

/** Checks of the lab: read-only, and whole, and the parts of the whole one by one. */
export async function run(): Promise<BenchResult[]> {
  const lab = await labStatus();
  if (!lab.isUp) {
    console.log(`check of the lab: skipped, ${lab.reason}`);
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'scs-bench-'));
  const env = { OS_CLIENT_CONFIG_FILE: labCloudsYaml, SCS_STATE_DIR: folder };
  const check = async (...args: string[]): Promise<ProcessRun & { calls: Calls }> => {
    const file = join(folder, 'report.json');
    const measured = await runScs(['check', 'iaas', '-V', 'v5.1', '--os-cloud', 'lab', '-q', '-o', file, ...args], env);
    const { calls } = JSON.parse(readFileSync(file, 'utf8')) as { calls: Calls };
    return { ...measured, calls };
  };
  const times = async <T>(count: number, act: () => Promise<T>): Promise<T[]> => {
    await act();
    const results: T[] = [];
    for (let index = 0; index < count; index += 1) results.push(await act());
    return results;
  };
  try {
    const reads = await times(7, () => check('--only-read'));
    const wholes = await times(3, () => check());
    const backups = await times(3, () => check('-t', 'scs-0117'));
    const entropies = await times(3, () => check('-t', 'scs-0101'));
    const how = 'whole process, after one warm-up; the seeded lab on the same machine, version v5.1';
    return [
      summarise(
        'read-only check of the lab',
        'ms',
        reads.map(({ wallMs }) => wallMs),
        how,
      ),
      summarise(
        '  its requests beyond authentication',
        'requests',
        reads.map(({ calls }) => calls.total - calls.authentication),
        'counted by the client',
      ),
      summarise(
        '  its peak memory',
        'MiB',
        reads.map(({ peakMiB }) => peakMiB),
        'maximum resident set of the process',
      ),
      summarise(
        'whole check of the lab',
        's',
        wholes.map(({ wallMs }) => wallMs / 1000),
        how,
      ),
      summarise(
        '  only the backup testcase',
        's',
        backups.map(({ wallMs }) => wallMs / 1000),
        how,
      ),
      summarise(
        '  only the two entropy testcases',
        's',
        entropies.map(({ wallMs }) => wallMs / 1000),
        how,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
