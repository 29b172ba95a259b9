import { loadConfig } from '@scs/server';
import { openEmbedded } from '@scs/store';
import { printWarnings } from '../config/print-warnings.ts';
import type { DatabaseOptions } from './options.ts';

/** The database that a command works on. */
export interface ChosenDatabase {
  /** A secret. */
  readonly connectionString: string;
  /** In words, without a secret. */
  readonly where: string;
  /** Whether it is the embedded one of a process that goes on. */
  readonly isShared: boolean;
}

/**
 * Opens the database that the configuration names, for as long as the work takes.
 *
 * @throws ConfigError, StoreError
 */
export async function withDatabase<T>(
  { config: file, dataDir: flag, canCreate = false }: DatabaseOptions & { canCreate?: boolean },
  work: (database: ChosenDatabase) => Promise<T>,
): Promise<T> {
  const { config, warnings } = loadConfig({ file, env: process.env, flags: { dataDir: flag } });
  printWarnings(warnings);
  const url = config.database.url?.reveal();
  if (url !== undefined) {
    return work({ connectionString: url, where: 'the PostgreSQL of database.url', isShared: false });
  }
  const { dataDir } = config;
  const database = await openEmbedded({ dataDir, canCreate, log: { info: tell, warn: tell } });
  try {
    const { connectionString, isShared } = database;
    return await work({ connectionString, where: `the embedded database in ${dataDir}`, isShared });
  } finally {
    await database.close();
  }
}

function tell(message: string): void {
  process.stderr.write(`scs: ${message}\n`);
}
