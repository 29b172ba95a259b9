import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

const script = '/usr/bin/script';

/** A program that says how many interrupts it got within a second of the first one, and one that runs it. */
function writePrograms(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scs-run-node-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const counts = `let count = 0;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
  if (++count === 1) setTimeout(() => { console.log(signal + ' ' + count); process.exit(7); }, 1000);
});
console.log('ready');
setTimeout(() => undefined, 15_000);`;
  writeFileSync(join(folder, 'counts.mjs'), counts);
  const runs = `import { runNode } from ${JSON.stringify(join(import.meta.dirname, 'run-node.mjs'))};
runNode(process.execPath, [${JSON.stringify(join(folder, 'counts.mjs'))}]);`;
  writeFileSync(join(folder, 'runs.mjs'), runs);
  return join(folder, 'runs.mjs');
}

/** Runs a command, does something once it is ready, and returns all it said and its exit code. */
function runUntilReady(command: string, args: string[], act: (child: ReturnType<typeof spawn>) => void) {
  const child = spawn(command, args, { stdio: 'pipe' });
  let text = '';
  return new Promise<{ text: string; code: number | null }>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (!text.includes('ready') && (text + chunk).includes('ready')) act(child);
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ text, code });
    });
  });
}

describe('a program that runs in place of another', () => {
  test.skipIf(process.platform !== 'linux' || !existsSync(script))(
    'gets one interrupt for one Ctrl-C, since a second one would keep it from tidying up (needs util-linux)',
    async () => {
      const command = `exec '${process.execPath}' '${writePrograms()}'`;
      const { text, code } = await runUntilReady(script, ['-qec', command, '/dev/null'], (child) =>
        child.stdin?.write('\u0003'),
      );
      expect(text).toContain('SIGINT 1');
      expect(code).toBe(7);
    },
  );

  test.each(['SIGINT', 'SIGTERM'] as const)('gets the %s of its parent where there is no terminal', async (signal) => {
    const { text, code } = await runUntilReady(process.execPath, [writePrograms()], (child) => child.kill(signal));
    expect(text).toContain(`${signal} 1`);
    expect(code).toBe(7);
  });
});
