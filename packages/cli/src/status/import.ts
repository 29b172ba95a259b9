import { readFile } from 'node:fs/promises';
import { escapeForTerminal } from '@scs/conformance/terminal';
import { importStatus, readUpstream } from '@scs/server';
import { confirm } from '../output/confirm.ts';
import { UsageError } from '../output/fail.ts';
import { table } from '../output/table.ts';
import { load } from './load.ts';
import type { ImportOptions } from './options.ts';

/** Takes over a status page, and says what was new. */
export async function importPage(source: string, { replace = false, yes, ...options }: ImportOptions): Promise<void> {
  const config = load(options);
  if (replace && !(yes === true || (await confirm('Delete all components, incidents and settings that are here?')))) {
    process.stdout.write('Nothing was imported. To delete without a question: scs status import --replace --yes\n');
    process.exitCode = 1;
    return;
  }
  const { document, notes } = /^postgres(?:ql)?:\/\//.test(source)
    ? await readOther(source)
    : { document: await readDocument(source), notes: [] };
  const counts = await importStatus(config, document, replace);
  for (const note of notes) process.stderr.write(`scs: note: ${escapeForTerminal(note, 1000)}\n`);
  const rows = Object.entries(counts).map(([name, { given, added }]) => [name, String(given), String(added)]);
  process.stdout.write(table([['WHAT', 'GIVEN', 'NEW'], ...rows]));
}

async function readOther(url: string): ReturnType<typeof readUpstream> {
  try {
    return await readUpstream(url);
  } catch (error) {
    // the message of the driver names no password
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The database cannot be read as one of upstream's status page: ${reason}.`,
      'Check the URL, and that it is the database of the status page API, version 1.0 or newer.',
    );
  }
}

async function readDocument(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read: ${reason}.`, 'Name a file that "scs status export" has written.');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} is not JSON: ${reason}.`, 'Name a file that "scs status export" has written.');
  }
}
