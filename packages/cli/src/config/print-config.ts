import { describeSource, loadConfig } from '@scs/server';
import { stringify } from 'yaml';
import { table } from '../output/table.ts';
import { printWarnings } from './print-warnings.ts';

/** Shows what is in force: as a table with the sources, or as it would be written. */
export function printConfig(named: string | undefined, format: 'text' | 'yaml' | 'json'): void {
  const { effective, sources, warnings } = loadConfig({ file: named, env: process.env });
  printWarnings(warnings);
  if (format === 'json') process.stdout.write(`${JSON.stringify(effective, null, 2)}\n`);
  else if (format === 'yaml') process.stdout.write(stringify(effective));
  else {
    const rows = [...sources].map(([key, source]) => [key, describeSource(source), shown(valueAt(effective, key))]);
    process.stdout.write(table([['SETTING', 'FROM', 'VALUE'], ...rows]));
  }
}

function valueAt(root: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], root);
}

function shown(value: unknown): string {
  if (value === undefined) return 'not set';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
