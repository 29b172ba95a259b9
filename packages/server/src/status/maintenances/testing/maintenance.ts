import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from '../../../testing/test-server.ts';

/** A maintenance as our own API tells it. */
export interface MaintenanceDocument {
  id: string;
  version: number;
  state: string;
  plannedStart: string;
  plannedEnd: string;
  startsByItself: boolean;
  endsByItself: boolean;
  startedAt: string | null;
  finishedAt: string | null;
  cancelledAt: string | null;
  updates: { displayName: string; description: string; isAutomatic: boolean; createdAt: string }[];
}

/** Plans a maintenance of a new component, from and to so many milliseconds from now. */
export async function planMaintenance(
  server: TestServer,
  fromMs: number,
  toMs: number,
  fields: { isDraft?: boolean; startsByItself?: boolean; endsByItself?: boolean } = {},
): Promise<MaintenanceDocument & { component: string }> {
  const { db } = server.store;
  const { id: component } = await db
    .insertInto('components')
    .values({ display_name: randomUUID() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: type } = await db
    .insertInto('impact_types')
    .values({ display_name: randomUUID() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const moment = (ms: number) => new Date(Date.now() + ms).toISOString();
  const { status, json, text } = await server.request('POST', '/api/v1/maintenances', {
    body: {
      displayName: 'New disks',
      plannedStart: moment(fromMs),
      plannedEnd: moment(toMs),
      affects: [{ reference: component, type }],
      ...fields,
    },
  });
  if (status !== 201) throw new Error(text);
  return { ...(json as MaintenanceDocument), component };
}

export async function readMaintenance(server: TestServer, id: string): Promise<MaintenanceDocument> {
  const { json } = await server.request('GET', `/api/v1/maintenances/${id}`);
  return json as MaintenanceDocument;
}

/** Reads the maintenance until it is as wanted. */
export async function untilMaintenance(
  server: TestServer,
  id: string,
  isAsWanted: (maintenance: MaintenanceDocument) => boolean,
): Promise<MaintenanceDocument> {
  for (;;) {
    const maintenance = await readMaintenance(server, id);
    if (isAsWanted(maintenance)) return maintenance;
    await sleep(25);
  }
}
