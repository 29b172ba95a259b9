import { z } from 'zod';
import { statusDeclaration } from '../config/sections/status-declaration.ts';
import { change } from '../v1/conventions/change.ts';
import type { V1App, V1Context } from '../v1/conventions/context.ts';
import { idempotencyKey } from '../v1/conventions/routes.ts';
import { applyDeclaration } from './apply-declaration.ts';
import { kinds } from './plan.ts';

const difference = z.object({
  kind: z.enum(kinds),
  action: z.enum(['add', 'change', 'remove']),
  name: z.string(),
  id: z.string().nullable(),
  fields: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
});

/** The status page as it is declared in scs.yaml. */
export function provisioningRoutes(app: V1App, context: V1Context): void {
  app.post(
    '/declaration',
    {
      config: { role: 'operator' },
      schema: {
        tags: ['transfer'],
        operationId: 'applyDeclaration',
        summary: "Make components, severities and the rest what is declared, as in scs.yaml's `status`",
        headers: idempotencyKey,
        body: z.strictObject({
          declaration: z.strictObject(statusDeclaration),
          prune: z.boolean().default(false).describe('Also remove what the declared lists do not name'),
          dryRun: z.boolean().default(false).describe('Only say what would be changed'),
        }),
        response: { 200: z.object({ changes: z.array(difference) }) },
      },
    },
    (request, reply) =>
      change(context, request, reply, applyDeclaration, request.body, (_tx, document) => ({ document })),
  );
}
