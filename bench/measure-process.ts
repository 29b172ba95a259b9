import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BenchResult } from './result.ts';

/** What one run of a process took. */
export interface ProcessRun {
  wallMs: number;
  peakMiB: number;
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

const root = join(import.meta.dirname, '..');

/** Runs `scs` in a process of its own, as a user would, and measures it whole: start-up included. */
export function runScs(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ProcessRun> {
  const command = ['--import', join(root, 'bench', 'report-peak.mjs'), join(root, 'packages/cli/bin/scs.mjs'), ...args];
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = [1, 2, 3].map((index) => {
      const chunks: Buffer[] = [];
      child.stdio[index]?.on('data', (chunk: Buffer) => chunks.push(chunk));
      return () => Buffer.concat(chunks).toString();
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const [stdout = '', stderr = '', peak = ''] = texts.map((text) => text());
      resolve({ wallMs: performance.now() - start, peakMiB: Number(peak) / 1024, exitCode, stdout, stderr });
    });
  });
}

/** Median, minimum and maximum of one figure of several runs. */
export function summarise(name: string, unit: string, values: readonly number[], how: string): BenchResult {
  const sorted = [...values].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return {
    name,
    unit,
    median,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    runs: values.length,
    how,
  };
}
