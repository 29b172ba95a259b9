import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { TestServer } from '../testing/test-server.ts';
import { withServer } from '../testing/with-server.ts';
import { anyText, fitting, spoiled } from './testing/arbitraries.ts';
import { operationsOf, type JsonSchema, type OpenApiDocument, type PlacedOperation } from './testing/operations.ts';

const seed = 20_261_124;
const runsPerOperation = 25;
/** Everything may go there, and with it what the other requests are about. */
const last = 'importAll';

interface Request {
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Something of each kind, so that fitting requests meet something. */
async function furnish(server: TestServer): Promise<string[]> {
  const make = async (path: string, body: object) => {
    const { status, json } = await server.request('POST', path, { body, as: 'administrator' });
    expect(status, path).toBe(201);
    return (json as { id: string }).id;
  };
  await server.request('POST', '/api/v1/phases', { body: { phases: ['Open', 'Monitoring', 'Closed'] } });
  await make('/api/v1/severities', { displayName: 'works', value: 33 });
  const severity = await make('/api/v1/severities', { displayName: 'broken', value: 100 });
  const group = await make('/api/v1/component-groups', { name: 'Compute' });
  const component = await make('/api/v1/components', { displayName: 'API', groupId: group });
  const type = await make('/api/v1/impact-types', { displayName: 'connectivity' });
  const affects = [{ reference: component, type, severity: 70 }];
  const phase = { generation: 1, order: 0 };
  const incident = await make('/api/v1/incidents', { displayName: 'Down', description: 'It is.', affects, phase });
  await server.request('POST', `/api/v1/incidents/${incident}/updates`, { body: { displayName: 'Still' } });
  const maintenance = await make('/api/v1/maintenances', {
    displayName: 'New disks',
    plannedStart: '2031-01-01T00:00:00Z',
    plannedEnd: '2031-01-01T01:00:00Z',
    affects: [{ reference: component, type }],
  });
  const template = await make('/api/v1/templates', { name: 'Outage', content: { displayName: 'Outage' } });
  const subscription = await make('/api/v1/subscriptions', { address: 'https://hooks.example.com/' });
  return [component, incident, maintenance, type, severity, group, template, subscription];
}

function requestsFor(document: OpenApiDocument, operation: PlacedOperation, ids: readonly string[]) {
  const of = fitting(document, ids);
  const { parameters = [], requestBody } = operation;
  const value = (schema: JsonSchema) => fc.oneof({ weight: 4, arbitrary: of(schema).map(String) }, anyText);
  const named = (place: string) =>
    fc.record(
      Object.fromEntries(parameters.filter((one) => one.in === place).map((one) => [one.name, value(one.schema)])),
      { requiredKeys: parameters.filter((one) => one.in === place && one.required === true).map(({ name }) => name) },
    );
  const body = requestBody?.content['application/json']?.schema;
  const fit = body === undefined ? fc.constant(undefined) : of(body);
  return fc
    .record({
      path: named('path'),
      query: named('query'),
      // both a header that fits whatever the version, and none
      ifMatch: fc.constantFrom('*', '"1"', '"999999999"', 'x', undefined),
      body: body === undefined ? fit : fc.oneof({ weight: 2, arbitrary: fit }, spoiled(fit)),
    })
    .map(({ path, query, ifMatch, body }): Request => {
      const filled = operation.path.replace(/\{([^}]+)\}/g, (_whole, name: string) => encode(path[name] ?? ''));
      const search = Object.entries(query).map(([name, text]) => `${name}=${encode(text)}`);
      return {
        path: search.length === 0 ? filled : `${filled}?${search.join('&')}`,
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
        body: body === undefined ? undefined : JSON.stringify(body),
      };
    });
}

/** Half of a surrogate pair cannot be written in a URL. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

withServer('the OpenAPI document', (server) => {
  let document: OpenApiDocument;
  let ids: string[];
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const fits = (schema: JsonSchema, value: unknown): string => {
    const validate = ajv.compile({ ...schema, components: document.components });
    return validate(value) ? '' : ajv.errorsText(validate.errors).slice(0, 500);
  };

  beforeAll(async () => {
    document = (await server().request('GET', '/api/openapi.json')).json as OpenApiDocument;
    ids = await furnish(server());
  });

  test('every answer of a read fits the schema that the document has for it', async () => {
    const reads = operationsOf(document).filter(({ method }) => method === 'GET');
    const wrong: string[] = [];
    let answered = 0;
    for (const operation of reads) {
      const schema = operation.responses['200']?.content?.['application/json']?.schema;
      for (const id of operation.path.includes('{') ? ids : ['']) {
        const path = operation.path
          .replace(/\{(?:order|updateOrder)\}/, '0')
          .replace('{generation}', '1')
          .replace('{month}', new Date().toISOString().slice(0, 7))
          .replace('{severityName}', 'broken')
          .replace(/\{[^}]+\}/, id);
        const window = operation.operationId === 'getIncidents' ? '?start=2020-01-01&end=2040-01-01' : '';
        const { status, json } = await server().request('GET', `${path}${window}`, { as: 'administrator' });
        if (status === 404 || schema === undefined) continue;
        answered += 1;
        const problem = status === 200 ? fits(schema, json) : `is answered ${String(status)}`;
        if (problem !== '') wrong.push(`${path}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(answered).toBeGreaterThan(35);
  });

  test('whatever any operation is asked, it is no failure of the server, and errors are told in their form', async () => {
    const operations = operationsOf(document);
    // deleting comes last, so that there is something to be read and changed before
    const order = ['GET', 'POST', 'PATCH', 'DELETE'];
    const rank = ({ method, operationId }: PlacedOperation) =>
      operationId === last ? order.length : order.indexOf(method);
    operations.sort((a, b) => rank(a) - rank(b));
    const statuses = new Map<number, number>();
    for (const operation of operations) {
      const errorSchemas = operation.responses['default']?.content ?? {};
      await fc.assert(
        fc.asyncProperty(requestsFor(document, operation, ids), async ({ path, headers, body }) => {
          const { status, json, text } = await server().request(operation.method, path, {
            as: 'administrator',
            headers,
            body,
          });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          expect(status, text).toBeLessThan(500);
          if (status < 400) return;
          // a path that an odd parameter leads elsewhere may be another API's
          const known = Object.values(errorSchemas).map(({ schema }) => fits(schema, json));
          expect(known, text).toContain('');
        }),
        { seed, numRuns: runsPerOperation },
      );
    }
    // all kinds of answers have come: the requests were good and bad ones
    for (const status of [200, 201, 204, 400, 404, 412, 428])
      expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0);
  }, 300_000);
});
