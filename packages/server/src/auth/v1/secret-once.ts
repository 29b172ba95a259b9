import type { FastifyRequest } from 'fastify';
import { invalidField } from '../../errors.ts';

/**
 * Refuses an idempotency key where the answer holds a secret: what is answered to a key is kept for a day, and no secret is
 * ever kept.
 *
 * @throws ServerError `invalid`
 */
export function refuseIdempotencyKey({ headers }: FastifyRequest): void {
  if (headers['idempotency-key'] === undefined) return;
  throw invalidField(
    'Idempotency-Key',
    'is not possible here, since the answer holds a secret that is not kept; after a lost answer, look at the list',
  );
}
