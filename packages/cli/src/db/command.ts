import { Command, Option } from 'commander';
import type { DatabaseOptions } from './options.ts';

const about = `
All of them work on the database that "scs serve" uses with the same configuration: that of database.url (DATABASE_URL), or
the embedded one in the data directory. The embedded one may be running, in which case it is shared, or not, in which case it is
started for as long as the command takes.

Examples:
  scs db status                                        what is there, and is the schema up to date?
  scs db backup /var/backups/scs-$(date +%F).backup    while the platform runs
  scs db restore scs-2026-11-24.backup                 into an empty database
  scs db shell`;

const backupExamples = `
Writes all data as it is at one moment, while the platform goes on, into one file (gzip; read it with zcat). The file gets its name
when it is complete; a pipe or a device is written into, and - is standard output. It holds hashes of passwords and the secrets of webhooks: keep it as you keep those.

Examples:
  scs db backup scs.backup --data-dir /var/lib/scs
  DATABASE_URL=postgres://scs@db/scs scs db backup scs.backup
  scs db backup - | ssh elsewhere 'cat > scs.backup'`;

const restoreExamples = `
Fills an empty database, and makes one in the data directory if there is none. All of it happens, or nothing. A backup of an
older release is brought up to date. The platform must not be running on the database.

Examples:
  scs db restore scs.backup --data-dir /var/lib/scs
  scs db restore scs.backup --force                    delete what is there, and put the backup in its place
  DATABASE_URL=postgres://scs@db/scs scs db restore scs.backup    move to a PostgreSQL of your own`;

const shellExamples = `
Starts psql on the database if it is installed, else a small prompt for SQL. You can read and change everything, past all checks and
without a trace in the audit log.

Examples:
  scs db shell
  echo 'SELECT count(*) FROM incidents' | scs db shell
  scs db shell --plain                                 our own prompt, also where there is a psql`;

/** `scs db`. */
export function dbCommand(): Command {
  const command = new Command('db').description('look after the database').addHelpText('after', about);
  add(command, 'migrate', 'bring the schema up to date, as "scs serve" does at its start').action(
    async (options: DatabaseOptions) => {
      const { migrateDatabase } = await import('./migrate.ts');
      await migrateDatabase(options);
    },
  );
  add(command, 'status', 'say what is there, and whether the schema is up to date (exit code 1 if not)')
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .action(async (options: DatabaseOptions & { format: 'text' | 'json' }) => {
      const { showStatus } = await import('./status.ts');
      await showStatus(options);
    });
  add(command, 'backup', 'write all data into a file')
    .argument('<file>', 'where to write it; a file is replaced when the new one is complete; - for standard output')
    .addHelpText('after', backupExamples)
    .action(async (file: string, options: DatabaseOptions) => {
      const { writeBackup } = await import('./backup.ts');
      await writeBackup(file, options);
    });
  add(command, 'restore', 'fill an empty database from a backup')
    .argument('<file>', 'what "scs db backup" has written')
    .option('--force', 'replace the data that is there')
    .addHelpText('after', restoreExamples)
    .action(async (file: string, options: DatabaseOptions & { force?: true }) => {
      const { restoreBackup } = await import('./restore.ts');
      await restoreBackup(file, options);
    });
  add(command, 'shell', 'ask the database in SQL')
    .option('--plain', 'our own prompt instead of psql')
    .addHelpText('after', shellExamples)
    .action(async (options: DatabaseOptions & { plain?: true }) => {
      const { openShell } = await import('./shell.ts');
      await openShell(options);
    });
  return command;
}

function add(command: Command, name: string, description: string): Command {
  return command
    .command(name)
    .description(description)
    .option('--config <file>', 'read this file instead of looking for scs.yaml')
    .option(
      '--data-dir <dir>',
      'where the embedded database is (default: ~/.local/state/scs/server; for root /var/lib/scs)',
    );
}
