import { z } from 'zod';
import { change } from '../v1/conventions/change.ts';
import type { V1App, V1Context } from '../v1/conventions/context.ts';
import { idempotencyKey } from '../v1/conventions/routes.ts';
import { transferDocument } from './document.ts';
import { exportAll } from './export-all.ts';
import { importDocument } from './import-document.ts';

const tags = ['transfer'];
/** A page of ten years is some 100 MB. */
const largestImport = 512 * 1024 * 1024;
const counts = z.record(z.string(), z.object({ given: z.int(), added: z.int() }));

/** All of the status page as one document, out and in. */
export function transferRoutes(app: V1App, context: V1Context): void {
  app.get(
    '/export',
    {
      config: { role: 'administrator', action: 'status.export' },
      schema: {
        tags,
        operationId: 'exportAll',
        summary: 'All of the status page as one document, drafts and hidden components included',
        response: { 200: z.record(z.string(), z.unknown()).describe('What `POST /import` takes') },
      },
    },
    async (_request, reply) => reply.send(await exportAll(context.store.db, new Date())),
  );
  app.post(
    '/import',
    {
      config: { role: 'administrator' },
      bodyLimit: largestImport,
      schema: {
        tags,
        operationId: 'importAll',
        summary: 'Take over a whole status page, with its ids; what is there already stays',
        headers: idempotencyKey,
        querystring: z.strictObject({
          replace: z.enum(['true', 'false']).default('false').describe('Delete first all that is there'),
        }),
        body: transferDocument,
        response: { 200: counts.describe('How many of each were given, and how many were new') },
      },
    },
    (request, reply) =>
      change(
        context,
        request,
        reply,
        importDocument,
        { document: request.body, replace: request.query.replace === 'true' },
        (_tx, document) => ({ document }),
      ),
  );
}
