import { z } from 'zod';
import { id } from '../../status/schemas.ts';

/** For everybody; what is seen depends on who asks. */
export const readable = { role: 'anyone', actor: 'optional' } as const;
/** The same for everybody. */
export const forEverybody = { role: 'anyone' } as const;
export const forOperators = { role: 'operator' } as const;
export const forReporters = { role: 'reporter' } as const;

export const idParams = z.strictObject({ id });
export const noContent = z.null().describe('Done');

/** The header without which nothing is changed or deleted. */
export const ifMatch = z.looseObject({
  'if-match': z.string().optional().describe('The ETag of the version that the change is meant for, or `*`. Needed.'),
});

export const idempotencyKey = z.looseObject({
  'idempotency-key': z.string().optional().describe('The same request with the same key happens once within 24 hours'),
});

/** For steps that may be made whatever the version is. */
export const mayHaveIfMatch = z.looseObject({
  'if-match': z.string().optional().describe('The ETag of the version that is meant, if it matters'),
  'idempotency-key': z.string().optional().describe('The same request with the same key happens once within 24 hours'),
});
