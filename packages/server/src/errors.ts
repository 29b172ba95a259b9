/**
 * What can go wrong in the server, in one table: the HTTP status, and when it happens.
 *
 * | code | when |
 * |---|---|
 * | `bad-request` | the request cannot be read: its JSON, its parameters |
 * | `invalid` | a field has a value that it must not have; `fields` says which |
 * | `unauthenticated` | signing in is needed |
 * | `forbidden` | the role is not enough |
 * | `not-found` | there is no such thing, or none that this actor may see |
 * | `conflict` | the thing is in use, the name is taken |
 * | `key-reused` | an idempotency key was used for another request |
 * | `changed-meanwhile` | somebody else has changed it since it was read |
 * | `precondition-required` | the request must say which version it changes |
 * | `too-large` | the body is larger than the limit |
 * | `too-many-requests` | the rate limit |
 * | `database-away` | the database does not answer; it is worth trying again |
 */
const statusOf = {
  'bad-request': 400,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'changed-meanwhile': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'key-reused': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  'database-away': 503,
} as const;

export type ServerErrorCode = keyof typeof statusOf;

/** Which field is wrong, and why. `path` as in `affects[0].severity`. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** An error that the client is told about. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;
  readonly status: number;
  readonly hint: string;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: ServerErrorCode,
    message: string,
    hint: string,
    { fields = [], cause }: { fields?: readonly FieldProblem[]; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ServerError';
    this.code = code;
    this.status = statusOf[code];
    this.hint = hint;
    this.fields = fields;
  }
}

/** That there is no such thing. */
export function notFound(what: string, id: string): ServerError {
  return new ServerError('not-found', `There is no ${what} ${id}.`, 'List what there is; it may have been deleted.');
}

/** That one field is wrong. */
export function invalidField(path: string, message: string): ServerError {
  return new ServerError('invalid', `${path}: ${message}`, 'Correct the field and send the request again.', {
    fields: [{ path, message }],
  });
}
