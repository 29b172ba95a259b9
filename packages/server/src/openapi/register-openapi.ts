import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { problemSchema } from '../http/problem.ts';
import { compatMessage, compatOperations } from './compat-operations.ts';
import { withoutUnused } from './without-unused.ts';

type Transform = ReturnType<typeof createJsonSchemaTransform>;

const toJsonSchema: Transform = createJsonSchemaTransform({});

/** Answers of all operations that fail. */
const problem = {
  description: 'Why the request failed',
  content: { 'application/problem+json': { schema: problemSchema } },
};
const message = { description: 'Why the request failed', content: { 'application/json': { schema: compatMessage } } };

const introduction = `Three APIs on the same data.

Below \`/api/v1\` is our own; below \`/api/status\` the status page API of SCS, version 1.1.2, for the clients that exist; below \`/api/v2\`
are the read documents of Atlassian Statuspage. docs/api.md says how they behave.`;

/** Collects the routes that are registered from here on, as far as they are an API; `app.swagger()` is the document. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sovereign Cloud Stack',
        version: '1',
        description: introduction,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An API token' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-scs-session',
            description: 'The session of who signed in',
          },
        },
      },
    },
    transform: (document) => {
      const { route, url } = document;
      const described = describe(document.schema, `${[route.method].flat()[0] ?? ''} ${url}`);
      if (described === undefined) return { schema: { hide: true }, url };
      const { schema, errors } = described;
      const role = route.config?.role ?? 'anyone';
      const complete = {
        ...schema,
        response: { ...successes(schema.response), default: errors },
        ...(role === 'anyone' ? {} : { security: [{ bearer: [] }, { session: [] }] }),
        description: role === 'anyone' ? 'For everybody.' : `Needs the role ${role}.`,
      };
      const path = url.replace('/*', '/:severityName');
      return toJsonSchema({ ...document, url: path, schema: complete });
    },
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
}

/** Routes of the compatible API have no schema of their own; other routes without one are no API, and are left out. */
function describe(own: FastifySchema | undefined, operation: string) {
  if (own !== undefined) return own.hide === true ? undefined : { schema: own, errors: problem };
  const schema: FastifySchema | undefined = compatOperations[operation];
  return schema && { schema, errors: message };
}

/** Says of each answer that it is what was asked for; 204 has no body. */
function successes(response: unknown): object {
  return Object.fromEntries(
    Object.entries(response ?? {}).map(([status, schema]: [string, unknown]) => [
      status,
      status === '204'
        ? schema
        : { description: status === '201' ? 'Created' : 'OK', content: { 'application/json': { schema } } },
    ]),
  );
}
