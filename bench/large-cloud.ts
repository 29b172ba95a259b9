import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScs, type ProcessRun } from './measure-process.ts';
import { summarise, type BenchResult } from './result.ts';

/** A check of flavors and images on a cloud with 5,000 of each. */
export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'scs-bench-'));
  const server = spawn(process.execPath, [join(import.meta.dirname, 'large-cloud-server.ts'), '5000', '5000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const clouds = join(folder, 'clouds.yaml');
    const auth = `{auth_url: 'http://127.0.0.1:${port.toString().trim()}/v3', username: u, password: p, project_name: p, user_domain_name: Default, project_domain_name: Default}`;
    writeFileSync(clouds, `clouds: {large: {auth: ${auth}}}\n`);
    const runs: ProcessRun[] = [];
    for (let index = 0; index <= 5; index += 1) {
      const what = ['-V', 'v5.1', '--only-read', '-t', 'scs-01(00|02|03|04)'];
      const measured = await runScs(
        ['check', 'iaas', '--os-cloud', 'large', '-q', ...what, '-o', join(folder, `report-${index}.json`)],
        { OS_CLIENT_CONFIG_FILE: clouds, SCS_STATE_DIR: folder },
      );
      if (measured.exitCode === 2) throw new Error(measured.stderr);
      if (index > 0) runs.push(measured);
    }
    const how = 'whole process, after one warm-up; a local server with pages of 1,000; JSON report written';
    return [
      summarise(
        'check of 5,000 flavors and 5,000 images',
        's',
        runs.map(({ wallMs }) => wallMs / 1000),
        how,
      ),
      summarise(
        '  its peak memory',
        'MiB',
        runs.map(({ peakMiB }) => peakMiB),
        'of the resident set, as the kernel keeps it',
      ),
    ];
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
