import { error, isHttpError } from '@sveltejs/kit';
import type { ToldProblem } from './refusals/translate-problem.ts';

/** One page of a list. */
export interface Listed<T> {
  readonly data: T[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

type Fetch = typeof globalThis.fetch;

/**
 * Reads a document of `/api/v1`.
 *
 * @param path with its query, such as `/incidents?state=open`
 * @throws HttpError that the page of errors shows, in the language of the page
 */
export async function read<T>(fetch: Fetch, path: string): Promise<T> {
  const answer = await fetch(`/api/v1${path}`);
  if (answer.ok) return (await answer.json()) as T;
  const { detail, hint } = await problemOf(answer);
  return error(answer.status, detail, { hint });
}

/** Reads a document that whoever asks may not see, or that is not there: then it is undefined. */
export async function readIfAllowed<T>(fetch: Fetch, path: string): Promise<T | undefined> {
  try {
    return await read<T>(fetch, path);
  } catch (thrown) {
    if (isHttpError(thrown) && (thrown.status === 403 || thrown.status === 404)) return undefined;
    throw thrown;
  }
}

/** Reads a list to its end. For what is chosen from: components, groups, severities. */
export async function readAll<T>(fetch: Fetch, path: string): Promise<T[]> {
  const all: T[] = [];
  const [plain = '', query = ''] = path.split('?', 2);
  const parameters = new URLSearchParams({ limit: '200', ...Object.fromEntries(new URLSearchParams(query)) });
  for (;;) {
    const { data, next } = await read<Listed<T>>(fetch, `${plain}?${parameters.toString()}`);
    all.push(...data);
    if (next === null) return all;
    parameters.set('cursor', next);
  }
}

/** A change that is asked for. */
export interface Change {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** The version that the change is meant for, as the form knew it; `*` for whichever there is. */
  readonly version?: string;
  /** Makes a form that is sent twice happen once. */
  readonly key?: string;
}

/** What came of a change: the document as it is now, or why not. */
export type Changed<T> =
  | { readonly document: T; readonly problem?: undefined }
  | { readonly document?: undefined; readonly problem: ToldProblem };

/** Asks `/api/v1` for a change. A refusal is no exception: the form shows it. */
export async function write<T = undefined>(
  fetch: Fetch,
  { method, path, body, version, key }: Change,
): Promise<Changed<T>> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': version === '*' ? '*' : `"${version}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) return { problem: await problemOf(answer) };
  return { document: (answer.status === 204 ? undefined : await answer.json()) as T };
}

/** As the hook has translated it on the way here. */
async function problemOf(answer: Response): Promise<ToldProblem> {
  return (await answer.json()) as ToldProblem;
}
