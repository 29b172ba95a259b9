import type {
  ComponentDocument,
  DeliveryDocument,
  HistoryDocument,
  ImpactTypeDocument,
  IncidentDocument,
  MaintenanceDocument,
  PhaseListDocument,
  SeverityDocument,
  TemplateDocument,
} from '@scs/server';
import { read, readAll, readIfAllowed, type Listed } from '../api.ts';
import { aheadMs, attendedMaintenances, lastSpokenOf, quietAfterMs, quietestFirst } from './attention.ts';

type Fetch = typeof globalThis.fetch;

const weekMs = 7 * 24 * 60 * 60_000;
/** Of so many drafts the page says who wrote them. */
const namedDrafts = 10;

/** What needs attention, and what the page still lacks. */
export async function readDashboard(fetch: Fetch, { mayChange, now }: { mayChange: boolean; now: Date }) {
  const list = <T>(path: string) => read<Listed<T>>(fetch, path);
  const [open, drafts, scheduled, running, deliveries, components, lacks] = await Promise.all([
    readAll<IncidentDocument>(fetch, '/incidents?state=open&maintenance=false'),
    mayChange ? readAll<IncidentDocument>(fetch, '/incidents?state=draft') : [],
    readAll<MaintenanceDocument>(fetch, '/maintenances?state=scheduled'),
    readAll<MaintenanceDocument>(fetch, '/maintenances?state=open'),
    mayChange ? readIfAllowed<Listed<DeliveryDocument>>(fetch, '/deliveries?state=failed&limit=50') : undefined,
    readAll<ComponentDocument>(fetch, '/components'),
    mayChange ? readLacks(list) : [],
  ]);
  const failed = (deliveries?.data ?? []).filter(({ at }) => Date.parse(at) > now.getTime() - weekMs).length;
  const disturbed = components.filter(({ state }) => state.status !== 'operational');
  return {
    open: quietestFirst(open).map((incident) => {
      const spokenAt = lastSpokenOf(incident);
      return {
        id: incident.id,
        title: incident.displayName ?? '',
        phase: incident.phase?.name ?? null,
        worst: Math.max(...incident.affects.map(({ severity }) => severity ?? 0)),
        beganAt: incident.beganAt ?? incident.createdAt,
        spokenAt,
        quietMs: now.getTime() - Date.parse(spokenAt),
        isQuiet: now.getTime() - Date.parse(spokenAt) >= quietAfterMs,
      };
    }),
    drafts: await Promise.all(drafts.map((draft, index) => readDraft(fetch, draft, index < namedDrafts))),
    maintenances: attendedMaintenances([...running, ...scheduled], now),
    failed: { count: failed, isMore: failed > 0 && failed === deliveries?.data.length && deliveries.next !== null },
    disturbed: disturbed.map(({ id, displayName, state }) => ({ id, name: displayName ?? '', state })),
    working: components.length - disturbed.length,
    lacks: components.length === 0 && mayChange ? (['components', ...lacks] as const) : lacks,
    until: new Date(now.getTime() + aheadMs).toISOString(),
    now: now.toISOString(),
  };
}

/** A draft, with who wrote it where that is asked for. */
async function readDraft(fetch: Fetch, draft: IncidentDocument, isNamed: boolean) {
  const history = isNamed
    ? await readIfAllowed<Listed<HistoryDocument>>(fetch, `/incidents/${draft.id}/history?limit=1`)
    : undefined;
  return {
    id: draft.id,
    title: draft.displayName ?? '',
    path: `/console/${draft.maintenance === null ? 'incidents' : 'maintenances'}/${draft.id}`,
    createdAt: draft.createdAt,
    by: history?.data[0]?.actor.name ?? null,
  };
}

/** What there is none of yet. */
async function readLacks(list: <T>(path: string) => Promise<Listed<T>>) {
  const asked = await Promise.all([
    list<SeverityDocument>('/severities?limit=1').then(({ data }) => ['severities', data.length] as const),
    list<ImpactTypeDocument>('/impact-types?limit=1').then(({ data }) => ['types', data.length] as const),
    list<PhaseListDocument>('/phases?limit=1').then(({ data }) => ['phases', data.length] as const),
    list<TemplateDocument>('/templates?limit=1').then(({ data }) => ['templates', data.length] as const),
  ]);
  return asked.filter(([, count]) => count === 0).map(([name]) => name);
}
