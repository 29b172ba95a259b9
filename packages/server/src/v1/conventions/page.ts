import type { FastifyReply, FastifyRequest } from 'fastify';
import { z, type ZodType } from 'zod';
import { invalidField } from '../../errors.ts';

/** What every list takes. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: 200 }),
  cursor: z.string().max(2000).optional().describe('`next` of the page before'),
};

/** A page of a list. */
export function pageOf<T extends ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    next: z.string().nullable().describe('The cursor of the next page; null on the last one'),
  });
}

/**
 * Where a page begins: the sort key of the last item of the page before. Since it is a key and no number of items, what is
 * added or deleted meanwhile neither repeats an item nor leaves one out.
 *
 * @throws ServerError `invalid` for what this list never gave
 */
export function cursorKey<T>(key: ZodType<T>, cursor: string | undefined): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = key.safeParse(decoded(cursor));
  if (parsed.success) return parsed.data;
  throw invalidField('cursor', 'is not one that this list gave; begin again without it');
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Answers one page.
 *
 * @param rows one more than the limit where there is a next page
 */
export function sendPage<Row, Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    rows,
    limit,
    key,
    item,
  }: { rows: readonly Row[]; limit: number; key: (row: Row) => unknown; item: (row: Row) => Item },
): { data: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last === undefined ? null : Buffer.from(JSON.stringify(key(last))).toString('base64url');
  if (next !== null) void reply.header('link', `<${withCursor(request.url, next)}>; rel="next"`);
  return { data: shown.map(item), next };
}

function withCursor(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
