import { spawn } from 'node:child_process';
import { systemCode } from './system-code.ts';
import type { DatabaseOptions } from './options.ts';
import { promptForSql } from './prompt-for-sql.ts';
import { withDatabase } from './with-database.ts';

const psqlProgram = 'psql';

/** `scs db shell`: psql, or our own prompt. The exit code is that of psql, as far as it has one of ours. */
export async function openShell({ plain, ...options }: DatabaseOptions & { plain?: true }): Promise<void> {
  await withDatabase(options, async ({ connectionString }) => {
    if (plain !== true && (await runPsql(connectionString))) return;
    await promptForSql(connectionString);
  });
}

/** Runs psql, with the password in its environment, which others cannot see. Says whether there is one. */
async function runPsql(connectionString: string): Promise<boolean> {
  const { url, password } = withoutPassword(connectionString);
  const env = { ...process.env, PGAPPNAME: 'psql', ...(password === undefined ? {} : { PGPASSWORD: password }) };
  // Ctrl-C is for psql: it ends a statement, not the shell
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    const status = await new Promise<number>((resolve, reject) => {
      // from a pipe, the first mistake ends it
      const stopOnError = `ON_ERROR_STOP=${process.stdin.isTTY ? '0' : '1'}`;
      const psql = spawn(psqlProgram, ['-v', stopOnError, url], { stdio: 'inherit', env });
      psql.on('error', reject);
      psql.on('close', (code) => {
        resolve(code ?? 2);
      });
    });
    if (status !== 0) process.exitCode = status === 3 ? 1 : 2;
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  } finally {
    process.off('SIGINT', ignore);
  }
}

/**
 * Takes the password out of a URL, since arguments are seen by everybody.
 *
 * @example withoutPassword('postgres://scs:s%3Dt@db/scs') // { url: 'postgres://scs@db/scs', password: 's=t' }
 */
export function withoutPassword(connectionString: string): { url: string; password: string | undefined } {
  const parts = /^(postgres(?:ql)?:\/\/[^:@/?]*):([^@/?]*)@(.*)$/.exec(connectionString);
  if (parts === null) return { url: connectionString, password: undefined };
  const [, before = '', password = '', after = ''] = parts;
  return { url: `${before}@${after}`, password: decodeURIComponent(password) };
}
