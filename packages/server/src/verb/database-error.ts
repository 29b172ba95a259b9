import { ServerError } from '../errors.ts';

/** What PostgreSQL says (SQLSTATE) when the client's request was at fault, by what the client can do. */
const conflicts: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  '23503': ['It is in use, or refers to something that does not exist.', 'Remove what refers to it first.'],
  '23505': ['Another one of this name or value exists already.', 'Choose another, or change the one that exists.'],
  '40001': ['Somebody else changed the same thing at the same moment.', 'Read it again and repeat the change.'],
  '40P01': ['Somebody else changed the same thing at the same moment.', 'Read it again and repeat the change.'],
};

const invalid = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05', '23502', '23514']);

/** The database is starting, stopping, full or gone; class 08, 53 and 57 of SQLSTATE, and what the socket says. */
const away = /^(?:08|53|57)|^(?:ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;
const awayText =
  /connection terminated|timeout exceeded when trying to connect|the database system is|client has encountered a connection error|not queryable/i;

/** Turns what the database driver throws into an error that a client can act on; leaves everything else as it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof ServerError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const conflict = conflicts[code];
  if (conflict !== undefined) return new ServerError('conflict', conflict[0], conflict[1], { cause: error });
  if (invalid.has(code)) {
    return new ServerError(
      'invalid',
      'A value is out of the range that can be stored.',
      'Correct it and send the request again.',
      {
        cause: error,
      },
    );
  }
  if (away.test(code) || awayText.test(error.message)) {
    return new ServerError(
      'database-away',
      'The database does not answer at the moment.',
      'Try again in some seconds.',
      {
        cause: error,
      },
    );
  }
  return error;
}
