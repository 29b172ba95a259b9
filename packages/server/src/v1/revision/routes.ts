import { z } from 'zod';
import type { V1App, V1Context } from '../conventions/context.ts';

const revisionDocument = z.object({
  revision: z.int().describe('Grows with every change of anything; it may grow by more than one'),
});
export type RevisionDocument = z.infer<typeof revisionDocument>;

/** Lets an open page find out whether anything has changed, for the price of one row. */
export function revisionRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/revision',
    {
      config: { role: 'reader' },
      schema: {
        tags: ['changes'],
        operationId: 'readRevision',
        summary: 'Read a number that grows with every change',
        response: { 200: revisionDocument },
      },
    },
    async () => {
      // every change announces an event, in its own transaction
      const last = await db.selectFrom('outbox').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
      return { revision: Number(last?.id ?? 0) };
    },
  );
}
