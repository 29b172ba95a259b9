import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.ts';
import { createSeverity } from '../severities/create-severity.ts';
import { deleteSeverity } from '../severities/delete-severity.ts';
import { updateSeverity } from '../severities/update-severity.ts';
import { act, bodyOf, done, pathOf, type CompatContext } from './context.ts';
import { severityDocument } from './documents.ts';
import { severityNameParameter } from './parameters.ts';
import { listSeverities } from './queries.ts';
import { severityRequest } from './requests.ts';
import { answerRead } from './send-answer.ts';

/** Severities are known by their names, which may contain slashes. */
export function severityRoutes(app: FastifyInstance, context: CompatContext): void {
  const { cache, store } = context;
  const name = (request: FastifyRequest) => severityNameParameter(pathOf(request, '*'));

  app.get('/severities', { config: { role: 'anyone' } }, (request, reply) =>
    answerRead(cache, request, reply, async () => (await listSeverities(store.db)).map(severityDocument)),
  );
  app.post('/severities', { config: { role: 'operator' } }, async (request, reply) => {
    await act(context, request, createSeverity, severityRequest(bodyOf(request)));
    return done(reply);
  });
  app.get('/severities/*', { config: { role: 'anyone' } }, (request, reply) => {
    const severityName = name(request);
    return answerRead(cache, request, reply, async () => {
      const [severity] = await listSeverities(store.db, severityName);
      if (severity === undefined) throw notFound('severity', JSON.stringify(severityName));
      return severityDocument(severity);
    });
  });
  app.patch('/severities/*', { config: { role: 'operator' } }, async (request, reply) => {
    const severityName = name(request);
    await act(context, request, updateSeverity, { key: { name: severityName }, ...severityRequest(bodyOf(request)) });
    return done(reply);
  });
  app.delete('/severities/*', { config: { role: 'operator' } }, async (request, reply) => {
    await act(context, request, deleteSeverity, { key: { name: name(request) } });
    return done(reply);
  });
}
