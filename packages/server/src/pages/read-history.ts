import { findMonth, monthOf } from '@scs/status';
import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { loadSeverities } from '../status/state/load-severities.ts';
import { notFound } from '../errors.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { cursorKey } from '../v1/conventions/page.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import { incidentCursor, incidentKey } from '../v1/incidents/list-query.ts';
import { findNeighbours, listIncidents } from '../v1/incidents/queries.ts';
import { isSearch, type HistoryQuestion } from './history-question.ts';
import type { PublicEvent, PublicHistory } from './model.ts';
import { presentEvent } from './present-event.ts';
import { shownName } from './shown-name.ts';

/** A month is shown whole unless something is very wrong; what is searched for comes in pages. */
const most = { month: 500, search: 50 };

/**
 * Reads the events of a month, or of all months when something is searched for without naming one: those that began last
 * first. An event belongs to the month in which it began, or should have.
 *
 * @param path the month in the address, such as `2026-11`; undefined for the present one
 * @throws ServerError `not-found` for what is no month, `invalid` for a list that goes on nowhere
 */
export async function readHistory(
  db: Kysely<Database>,
  { path, question, timeZone, now }: { path?: string; question: HistoryQuestion; timeZone: string; now: Date },
): Promise<PublicHistory> {
  const isSearching = isSearch(question);
  const asked = path ?? (question.month || undefined);
  const month = asked ?? (isSearching ? null : monthOf(now, timeZone));
  const bounds = month === null ? undefined : findMonth(month, timeZone);
  if (month !== null && bounds === undefined) throw notFound('month', month);
  const window = bounds && { beganFrom: timestampOf(bounds.start), beganBefore: timestampOf(bounds.end) };
  const [severities, components] = await Promise.all([loadSeverities(db), selectComponents(db, everybody).execute()]);
  const names = new Map(components.map((row) => [row.id, shownName(row)]));
  const limit = isSearching ? most.search : most.month;
  const { q, kind, component, severity, state, after } = question;
  // a component that strangers may not see is none; a name that no severity has finds nothing
  const cannotBe = (component !== '' && !names.has(component)) || (severity !== '' && !worstOf(severity, severities));
  const [rows, neighbours] = await Promise.all([
    cannotBe
      ? []
      : listIncidents(db, everybody, {
          filter: {
            ...window,
            text: q || undefined,
            isMaintenance: kind === '' ? undefined : kind === 'maintenance',
            component: component || undefined,
            worst: worstOf(severity, severities),
            state: state || undefined,
          },
          after: cursorKey(incidentCursor, after || undefined),
          limit,
          now,
        }),
    window && findNeighbours(db, everybody, { before: window.beganFrom, from: window.beganBefore }),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const monthOfNeighbour = (at: Date | null | undefined) => (at ? monthOf(at, timeZone) : null);
  return {
    month,
    question,
    isSearch: isSearching,
    months: byMonth(
      shown.map((row) => ({
        began: row.placed_at === null ? null : monthOf(new Date(row.placed_at), timeZone),
        event: presentEvent(row, { names, severities, now }),
      })),
    ),
    earlier: monthOfNeighbour(neighbours?.earlier),
    later: monthOfNeighbour(neighbours?.later),
    next: last === undefined ? null : Buffer.from(JSON.stringify(incidentKey(last))).toString('base64url'),
    components: [...names].map(([id, name]) => ({ id, name })),
    severities: severities.flatMap(({ name, value }) => (value === null || value < 1 ? [] : [name])),
  };
}

/** The severities of an impact that bears a name: above the next lower one (scs-0402). */
function worstOf(
  name: string,
  severities: readonly { readonly name: string; readonly value: number | null }[],
): { above: number; upTo: number } | undefined {
  const values = severities.map(({ value }) => value ?? 0);
  const upTo = severities.find((severity) => severity.name === name)?.value ?? undefined;
  return upTo === undefined ? undefined : { above: Math.max(0, ...values.filter((value) => value < upTo)), upTo };
}

function byMonth(events: readonly { began: string | null; event: PublicEvent }[]): PublicHistory['months'] {
  const months = Map.groupBy(events, ({ began }) => began);
  return [...months].map(([month, entries]) => ({ month, events: entries.map(({ event }) => event) }));
}
