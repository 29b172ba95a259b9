import type { FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import { handleErrorAsProblem, sendNothingHere } from '../../http/problem.ts';
import { StaleVersion } from '../../status/check-version.ts';
import { parseInput } from '../../verb/parse-input.ts';
import type { RequestTypes, V1App } from './context.ts';
import { etagOf } from './etag.ts';
import { parseJsonBody } from './json-body.ts';

/**
 * Makes a scope keep the conventions of our own API: strict JSON, zod schemas for what comes in and goes out, problems as
 * RFC 9457 tells them. Must be called in a scope of its own.
 */
export function useConventions(app: FastifyInstance): V1App {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) => {
    try {
      parsed(null, parseJsonBody(body as Buffer));
    } catch (error) {
      parsed(error as Error, undefined);
    }
  });
  app.setValidatorCompiler<ZodType>(({ schema }) => (data: unknown) => {
    try {
      return { value: parseInput(schema, data) };
    } catch (error) {
      return { error: error as Error };
    }
  });
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler<Error>((error, request, reply) => {
    if (error instanceof StaleVersion) void reply.header('etag', etagOf(error.version));
    return handleErrorAsProblem(error, request, reply);
  });
  app.setNotFoundHandler(sendNothingHere);
  // documents change with the clock as well as with their version, so that nobody may keep them
  app.addHook('onSend', async (request, reply) => {
    if (request.method === 'GET' && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    return Promise.resolve();
  });
  return app.withTypeProvider<RequestTypes>();
}
