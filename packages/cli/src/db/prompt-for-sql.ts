import { createInterface } from 'node:readline';
import { openSqlSession, type SqlAnswer } from '@scs/store';
import { escapeForTerminal } from '@scs/conformance/terminal';
import { table } from '../output/table.ts';

const help = `A statement ends with a semicolon, and may have several lines.
  \\dt    list the tables
  \\q     leave (or Ctrl-D)
`;
const listTables = 'SELECT tablename AS "table" FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1';

/** A small prompt for SQL on standard input. From a pipe, the first mistake ends it, with exit code 1. */
export async function promptForSql(connectionString: string): Promise<void> {
  const session = await openSqlSession({ connectionString });
  const isInteractive = process.stdin.isTTY && process.stdout.isTTY;
  const lines = createInterface({
    input: process.stdin,
    ...(isInteractive ? { output: process.stdout } : {}),
    prompt: 'scs=> ',
  });
  let statement = '';
  const run = async (sql: string): Promise<boolean> => {
    try {
      for (const answer of await session.query(sql)) process.stdout.write(answerText(answer));
      return true;
    } catch (error) {
      process.stderr.write(`scs: ${escapeForTerminal(error instanceof Error ? error.message : String(error), 2000)}\n`);
      return isInteractive;
    }
  };
  try {
    if (isInteractive) {
      process.stdout.write('\\? for help\n');
      lines.prompt();
    }
    for await (const line of lines) {
      const word = line.trim();
      if (statement === '' && word === '\\q') return;
      if (statement === '' && word === '\\?') process.stdout.write(help);
      else if (statement === '' && word === '\\dt') await run(listTables);
      else if (statement !== '' || word !== '') statement += `${line}\n`;
      if (word.endsWith(';')) {
        const isFine = await run(statement);
        statement = '';
        if (!isFine) {
          process.exitCode = 1;
          return;
        }
      }
      if (isInteractive) {
        lines.setPrompt(statement === '' ? 'scs=> ' : 'scs-> ');
        lines.prompt();
      }
    }
    if (!isInteractive && statement !== '' && !(await run(statement))) process.exitCode = 1;
  } finally {
    lines.close();
    await session.close();
  }
}

function answerText({ columns, rows, command, count }: SqlAnswer): string {
  if (columns.length === 0) return `${command}${count === null ? '' : ` ${count}`}\n`;
  const safe = rows.map((row) => row.map((cell) => (cell === null ? '∅' : escapeForTerminal(cell, 200))));
  return `${table([columns.map((name) => escapeForTerminal(name, 200)), ...safe])}(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})\n`;
}
