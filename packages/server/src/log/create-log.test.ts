import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);
const forms = ['auto', 'json', 'pretty'] as const;
const json = /^\{"level":30,"time":"[^"]+","port":8080,"msg":"ready"\}\s*$/;
const pretty = /^\d\d:\d\d:\d\d\.\d{3} info {2}ready port=8080\s*$/;

/** A program that logs one line. */
function program(format: (typeof forms)[number]): string[] {
  const module = JSON.stringify(join(import.meta.dirname, 'create-log.ts'));
  const text = `const { createLog } = await import(${module});
    createLog({ level: 'info', format: '${format}' }).info({ port: 8080 }, 'ready');`;
  return ['--input-type=module', '--eval', text];
}

/** What it writes when standard output is a pipe. */
async function throughPipe(format: (typeof forms)[number]): Promise<string> {
  return (await run(process.execPath, program(format))).stdout;
}

/** What it writes on a terminal, which the program `script` provides. */
async function onTerminal(format: (typeof forms)[number]): Promise<string> {
  const words = [process.execPath, ...program(format)].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  return (await run('script', ['--quiet', '--return', '--command', words.join(' '), '/dev/null'])).stdout;
}

test.each(forms)('the form %s, read by a program', async (format) => {
  expect(await throughPipe(format)).toMatch(format === 'pretty' ? pretty : json);
});

// elsewhere `script` takes other options
describe.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/script'))('on a terminal', () => {
  test.each(forms)('the form %s', async (format) => {
    expect(await onTerminal(format)).toMatch(format === 'json' ? json : pretty);
  });
});
