import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labCloudsYaml, labStatus } from '../test/lab-status.ts';
import { runScs, type ProcessRun } from './measure-process.ts';
import { summarise, type BenchResult } from './result.ts';
import { findUpstream } from './upstream.ts';

interface Report {
  calls: { total: number; authentication: number };
  results: { testcase: string; result: string }[];
}

type CheckRun = ProcessRun & { report: Report };

const version = 'v5.1';

/** Checks of the lab: read-only, and whole, and the parts of the whole; where upstream's program is at hand, in turns with it. */
export async function run(): Promise<BenchResult[]> {
  const lab = await labStatus();
  if (!lab.isUp) {
    console.log(`check of the lab: skipped, ${lab.reason}`);
    return [];
  }
  const upstream = findUpstream(process.env);
  const folder = await mkdtemp(join(tmpdir(), 'scs-bench-'));
  const env = { OS_CLIENT_CONFIG_FILE: labCloudsYaml, SCS_STATE_DIR: folder };
  const check = async (...args: string[]): Promise<CheckRun> => {
    const file = join(folder, 'report.json');
    const measured = await runScs(
      ['check', 'iaas', '-V', version, '--os-cloud', 'lab', '-q', '-o', file, ...args],
      env,
    );
    if (measured.exitCode === 2) throw new Error(measured.stderr);
    return { ...measured, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
  };
  const series = async (count: number, peerCount: number, ...args: string[]) => {
    // the first run warms up, and tells which testcases upstream's program is to decide; then the two take turns
    const { report } = await check(...args);
    const testcases = report.results.filter(({ result }) => result !== 'missing').map(({ testcase }) => testcase);
    const [ours, theirs]: [CheckRun[], ProcessRun[]] = [[], []];
    for (let index = 0; index < count; index += 1) {
      ours.push(await check(...args));
      if (upstream !== undefined && index < peerCount) theirs.push(await upstream.check('lab', testcases, env));
    }
    return { ours, theirs, count: testcases.length };
  };
  try {
    const reads = await series(7, 7, '--only-read');
    const wholes = await series(3, 1);
    const backups = await series(3, 0, '-t', 'scs-0117');
    const entropies = await series(3, 0, '-t', 'scs-0101');
    const requests = reads.ours.map(({ report: { calls } }) => calls.total - calls.authentication);
    return [
      ...timeAndMemory(`read-only check of the lab, ${reads.count} testcases`, reads.ours),
      summarise('  its requests beyond authentication', 'requests', requests, 'counted by the client'),
      ...timeAndMemory("  upstream's program on the same testcases", reads.theirs),
      ...timeAndMemory(`whole check of the lab, ${wholes.count} testcases`, wholes.ours),
      ...timeAndMemory("  upstream's program on the same testcases", wholes.theirs),
      ...timeAndMemory('only the backup testcase', backups.ours),
      ...timeAndMemory('only the two entropy testcases', entropies.ours),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeAndMemory(name: string, runs: readonly ProcessRun[]): BenchResult[] {
  if (runs.length === 0) return [];
  const how = `whole process; the seeded lab on the same machine, version ${version}`;
  return [
    summarise(
      name,
      's',
      runs.map(({ wallMs }) => wallMs / 1000),
      how,
    ),
    summarise(
      '  peak memory',
      'MiB',
      runs.map(({ peakMiB }) => peakMiB),
      'of the resident set, as the kernel keeps it',
    ),
  ];
}
