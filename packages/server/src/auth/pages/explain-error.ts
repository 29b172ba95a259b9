import { ServerError, type ServerErrorCode } from '../../errors.ts';
import { translateDatabaseError } from '../../verb/database-error.ts';
import { SignInProblem } from '../oidc/sign-in-problem.ts';
import { CrossSiteError } from '../same-site.ts';
import type { ErrorKind, Explanation, FieldName, Texts } from './texts/texts.ts';

const kinds: Partial<Readonly<Record<ServerErrorCode, ErrorKind>>> = {
  unauthenticated: 'session-ended',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  conflict: 'invalid',
  invalid: 'invalid',
  'bad-request': 'invalid',
  'too-large': 'invalid',
  'unsupported-media-type': 'invalid',
  'too-many-requests': 'too-many',
  'database-away': 'away',
};

/** An error of the pages themselves: what it says is fixed by its kind. */
export class PageError extends Error {
  readonly kind: ErrorKind;
  readonly status: number;

  constructor(kind: ErrorKind, status: number, options?: ErrorOptions) {
    super(kind, options);
    this.name = 'PageError';
    this.kind = kind;
    this.status = status;
  }
}

/** What a page says of an error, in the reader's language, and with which status it is sent. */
export function explainError(thrown: unknown, texts: Texts): Explanation & { status: number } {
  const error = translateDatabaseError(thrown);
  if (error instanceof SignInProblem) return { status: error.status, ...texts.problems(error.provider)[error.code] };
  if (error instanceof PageError) return { status: error.status, ...texts.errors[error.kind] };
  if (error instanceof CrossSiteError) return { status: error.status, ...texts.errors['cross-site'] };
  if (error instanceof ServerError) {
    const { title, text } = texts.errors[kinds[error.code] ?? 'internal'];
    return { status: error.status, title, text: fieldText(error, texts) ?? text };
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 429) return { status: 429, ...texts.errors['too-many'] };
  if (typeof status === 'number' && status >= 400 && status < 500) return { status, ...texts.errors.invalid };
  return { status: 500, ...texts.errors.internal };
}

function fieldText({ fields, message }: ServerError, texts: Texts): string | undefined {
  const path = fields[0]?.path;
  if (path === undefined) return undefined;
  if (message.includes('belongs to a user already')) return texts.fields.emailTaken;
  const names: readonly FieldName[] = ['email', 'displayName', 'password'];
  return texts.fields[names.find((name) => path === name || path.endsWith(`.${name}`)) ?? 'other'];
}
