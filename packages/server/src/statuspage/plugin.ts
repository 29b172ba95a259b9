import type { FastifyInstance } from 'fastify';
import type { Store } from '@scs/store';
import { z, type ZodRawShape } from 'zod';
import type { AnswerCache } from '../http/answer-cache.ts';
import { answerFromCache } from '../http/answer-from-cache.ts';
import { pathOf } from '../http/answer-key.ts';
import { otherMethods } from '../v1/conventions/refuse-methods.ts';
import { forEverybody } from '../v1/conventions/routes.ts';
import { useConventions } from '../v1/conventions/use-conventions.ts';
import { component, incident, page, pageStatus, scheduledMaintenance } from './documents.ts';
import { readPage, type PageSettings } from './read-page.ts';

type Page = Awaited<ReturnType<typeof readPage>>;

const tags = ['Statuspage documents'];
/** Maintenances begin and end by the clock; so long may a document be late. */
const maxAgeMs = 5000;

/** The read documents of Atlassian Statuspage, for the many tools that know them. Public, and the same for everybody. */
export function statuspageApi(context: PageSettings & { readonly store: Store; readonly cache: AnswerCache }) {
  return function plugin(instance: FastifyInstance, _options: object, done: () => void): void {
    const app = useConventions(instance);
    const refuseOtherMethods = otherMethods(instance);

    const document = (
      path: string,
      {
        shape,
        read,
        ...words
      }: { operationId: string; summary: string } & {
        shape: ZodRawShape;
        read: (page: Page) => Promise<object>;
      },
    ): void => {
      app.get(
        path,
        {
          config: { ...forEverybody, answerKey: pathOf },
          schema: { tags, ...words, response: { 200: z.object({ page, ...shape }) } },
        },
        (request, reply) =>
          answerFromCache(context.cache, request, reply, {
            contentType: 'application/json; charset=utf-8',
            maxAgeMs,
            produce: async () => {
              const whole = await readPage(context.store.db, context, new Date());
              return JSON.stringify({ page: whole.page, ...(await read(whole)) });
            },
          }),
      );
    };
    document('/summary.json', {
      operationId: 'readStatuspageSummary',
      summary: 'The status, the components, and what is going on or planned',
      shape: {
        status: pageStatus,
        components: z.array(component),
        incidents: z.array(incident),
        scheduled_maintenances: z.array(scheduledMaintenance),
      },
      read: async ({ status, components, ...whole }) => ({
        status,
        components,
        incidents: await whole.incidents('open'),
        scheduled_maintenances: [...(await whole.maintenances('open')), ...(await whole.maintenances('scheduled'))],
      }),
    });
    document('/status.json', {
      operationId: 'readStatuspageStatus',
      summary: 'The status of the whole page',
      shape: { status: pageStatus },
      read: ({ status }) => Promise.resolve({ status }),
    });
    document('/components.json', {
      operationId: 'readStatuspageComponents',
      summary: 'The components and their groups',
      shape: { components: z.array(component) },
      read: ({ components }) => Promise.resolve({ components }),
    });
    document('/incidents.json', {
      operationId: 'readStatuspageIncidents',
      summary: 'The last 50 incidents',
      shape: { incidents: z.array(incident) },
      read: async (whole) => ({ incidents: await whole.incidents() }),
    });
    document('/incidents/unresolved.json', {
      operationId: 'readStatuspageUnresolvedIncidents',
      summary: 'The incidents that are going on',
      shape: { incidents: z.array(incident) },
      read: async (whole) => ({ incidents: await whole.incidents('open') }),
    });
    const maintenances = { scheduled_maintenances: z.array(scheduledMaintenance) };
    document('/scheduled-maintenances.json', {
      operationId: 'readStatuspageMaintenances',
      summary: 'The last 50 maintenances, be they past, present or planned',
      shape: maintenances,
      read: async (whole) => ({ scheduled_maintenances: await whole.maintenances() }),
    });
    document('/scheduled-maintenances/upcoming.json', {
      operationId: 'readStatuspageUpcomingMaintenances',
      summary: 'The maintenances that are planned, the next one first',
      shape: maintenances,
      read: async (whole) => ({ scheduled_maintenances: await whole.maintenances('scheduled') }),
    });
    document('/scheduled-maintenances/active.json', {
      operationId: 'readStatuspageActiveMaintenances',
      summary: 'The maintenances that are going on',
      shape: maintenances,
      read: async (whole) => ({ scheduled_maintenances: await whole.maintenances('open') }),
    });
    refuseOtherMethods();
    done();
  };
}
