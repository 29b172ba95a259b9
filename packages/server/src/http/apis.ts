import type { FastifyInstance } from 'fastify';
import { openApiRoutes } from '../openapi/reference-page.ts';
import { registerOpenApi } from '../openapi/register-openapi.ts';
import { compatApi } from '../status/compat/plugin.ts';
import type { PageSettings } from '../statuspage/read-page.ts';
import { statuspageApi } from '../statuspage/plugin.ts';
import type { V1Context } from '../v1/conventions/context.ts';
import { v1Api } from '../v1/plugin.ts';

/** The APIs below `/api`, with the document that describes them. */
export async function registerApis(app: FastifyInstance, context: V1Context & PageSettings): Promise<void> {
  await registerOpenApi(app);
  await app.register(compatApi(context), { prefix: '/api/status' });
  await app.register(v1Api(context), { prefix: '/api/v1' });
  await app.register(statuspageApi(context), { prefix: '/api/v2' });
  openApiRoutes(app);
}
