import { spawn } from 'node:child_process';
import { join } from 'node:path';

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
  return measure(process.execPath, command, root, env);
}

/** Runs a Python script, measured in the same way. */
export function runPython(
  python: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<ProcessRun> {
  return measure(python, [join(root, 'bench', 'report_peak.py'), ...args], folder, env);
}

/** Measures a program that writes its peak memory in KiB to file descriptor 3. */
function measure(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, {
      cwd,
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
