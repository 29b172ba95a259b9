import { componentStates, newestFirst, overallState, type Severity, type ShownState } from '@scs/status';
import type { Timestamp } from '@scs/store';
import { toIncident, type IncidentRow } from '../v1/incidents/documents.ts';
import type { PublicEvent, PublicState } from './model.ts';

/** What events are told with. */
export interface EventSurroundings {
  /** The names of the components that strangers may see, in their order. */
  readonly names: ReadonlyMap<string, string>;
  readonly severities: readonly Severity[];
  readonly now: Date;
  /** Where the page is told as it was: nothing later is. Otherwise all that is known, also by a clock that is ahead of ours. */
  readonly until?: Date | undefined;
}

/** What the pages tell of an incident or a maintenance. */
export function presentEvent(row: IncidentRow, { names, severities, now, until }: EventSurroundings): PublicEvent {
  const incident = toIncident(row, now);
  const { maintenance } = incident;
  // how bad each impact is does not depend on when it was
  const at = new Date(0);
  const affected = [...new Set(row.impacts.map(([component]) => component))];
  const impacts = row.impacts.map(([componentId, , severity]) => ({ componentId, severity }));
  const alone = { id: row.id, beganAt: at, endedAt: null, isMaintenance: maintenance !== null, impacts };
  const states = componentStates(affected, [alone], { at, severities });
  const isKnown = (moment: Timestamp) => until === undefined || new Date(moment) <= until;
  const ifKnown = (moment: Timestamp | null) => (moment !== null && isKnown(moment) ? moment : null);
  return {
    id: row.id,
    title: row.display_name,
    isMaintenance: maintenance !== null,
    text: row.description,
    state: publicState(overallState(states.values())),
    isOver: row.state === 'ended',
    isAnnounced: row.state === 'scheduled' && maintenance === null,
    // which phase it was in before its last change, nobody wrote down
    phase: isKnown(row.updated_at) ? (incident.phase?.name ?? null) : null,
    beganAt: maintenance === null ? row.placed_at : ifKnown(maintenance.startedAt),
    endedAt: ifKnown(maintenance === null ? row.ended_at : (maintenance.finishedAt ?? maintenance.cancelledAt)),
    affects: affected.flatMap((id) => {
      const [name, state] = [names.get(id), states.get(id)];
      return name === undefined || state === undefined ? [] : [{ id, name, state: publicState(state) }];
    }),
    updates: newestFirst(
      incident.updates
        .map((update) => ({ ...update, createdAt: new Date(update.createdAt), at: update.createdAt }))
        .filter(({ at: moment }) => isKnown(moment)),
    ).map(({ order, displayName, description, at: moment }) => ({
      order,
      title: displayName,
      text: description,
      at: moment,
    })),
    maintenance: maintenance && {
      state: maintenance.state,
      plannedStart: maintenance.plannedStart,
      plannedEnd: maintenance.plannedEnd,
    },
    hasPostMortem: row.post_mortem_at !== null,
  };
}

/** Leaves out what the pages do not tell. */
export function publicState({ kind, severity, name, status }: ShownState): PublicState {
  return { kind, severity, name, status };
}
