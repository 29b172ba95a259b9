import { databaseStatus } from '@scs/store';
import { table } from '../output/table.ts';
import type { DatabaseOptions } from './options.ts';
import { sizeText } from '../output/progress.ts';
import { withDatabase } from './with-database.ts';

/** `scs db status`: where the data is, how much, and which migrations it has had. Exit code 1 when some are missing. */
export async function showStatus({ format, ...options }: DatabaseOptions & { format: 'text' | 'json' }): Promise<void> {
  await withDatabase(options, async ({ connectionString, where, isShared }) => {
    const status = await databaseStatus({ connectionString });
    const missing = status.migrations.filter(({ madeAt }) => madeAt === undefined).length;
    if (missing > 0) process.exitCode = 1;
    if (format === 'json') {
      process.stdout.write(`${JSON.stringify({ where, isShared, ...status }, null, 2)}\n`);
      return;
    }
    process.stdout.write(
      table([
        ['Database', `${where}${isShared ? ', run by another process' : ''}`],
        ['PostgreSQL', status.version],
        ['Size', sizeText(status.bytes)],
        ['Schema', missing === 0 ? 'up to date' : `${missing} migrations are missing: scs db migrate`],
      ]),
    );
    const rows = status.migrations.map(({ name, madeAt }) => [name, madeAt?.toISOString() ?? 'missing']);
    process.stdout.write(`\n${table([['MIGRATION', 'MADE'], ...rows])}`);
  });
}
