import type { MaintenanceState, ShownState } from '@scs/status';
import type { Timestamp } from '@scs/store';
import type { HistoryQuestion } from './history-question.ts';

/** What the public pages tell. All of it may be seen by strangers; moments are RFC 3339 in UTC. */

/** A state as it is shown: in the operator's word (`name`), and in the five that the pages have shapes for (`status`). */
export type PublicState = ShownState;

/** The whole page at a moment. */
export interface PublicOverview {
  /** The moment that was asked for; null for the present. */
  readonly at: Timestamp | null;
  /** The worst that a component is in. */
  readonly overall: PublicState;
  /** The dates of the bars, such as `2026-03-29`, the oldest first. */
  readonly days: readonly string[];
  /** In their order; those that are in no group come first, in one without a name. */
  readonly groups: readonly PublicGroup[];
  /** Those that are going on, the newest first. */
  readonly incidents: readonly PublicEvent[];
  /** Incidents that are still to come, the next one first. */
  readonly announced: readonly PublicEvent[];
  /** Those that run, those that are late, and then those to come, the next one first. */
  readonly maintenances: readonly PublicEvent[];
  /** Those that are over, the newest first. */
  readonly recent: readonly PublicEvent[];
}

export interface PublicGroup {
  readonly name: string | null;
  readonly description: string | null;
  readonly state: PublicState;
  readonly components: readonly PublicComponent[];
}

export interface PublicComponent {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: PublicState;
  /** One for each date of the page. */
  readonly days: readonly PublicDay[];
  /** 0 to 1, up to now; null where nothing but maintenance was. */
  readonly uptime: Readonly<Record<UptimeSpan, number | null>>;
}

export type UptimeSpan = 'day' | 'week' | 'month' | 'quarter';

export interface PublicDay {
  /** The worst of the day; maintenance does not colour it. */
  readonly state: PublicState;
  /** 0 to 1 */
  readonly uptime: number | null;
  readonly events: readonly PublicLink[];
}

/** An event by its title, where there is no room for more. */
export interface PublicLink {
  readonly id: string;
  readonly title: string | null;
  readonly isMaintenance: boolean;
}

/** An incident or a maintenance with its timeline. */
export interface PublicEvent extends PublicLink {
  /** Markdown */
  readonly text: string | null;
  /** Its worst impact. */
  readonly state: PublicState;
  readonly isOver: boolean;
  /** Whether it is an incident that is still to come. */
  readonly isAnnounced: boolean;
  readonly phase: string | null;
  readonly beganAt: Timestamp | null;
  readonly endedAt: Timestamp | null;
  readonly affects: readonly { readonly id: string; readonly name: string; readonly state: PublicState }[];
  /** The newest first. */
  readonly updates: readonly PublicUpdate[];
  readonly maintenance: PublicPlan | null;
  readonly hasPostMortem: boolean;
}

/** An incident or a maintenance as its own page tells it. */
export interface PublicEventPage extends PublicEvent {
  /** Null where none is published. */
  readonly postMortem: PublicPostMortem | null;
}

export interface PublicPostMortem {
  readonly title: string | null;
  /** Markdown */
  readonly text: string;
  readonly publishedAt: Timestamp;
}

/** What was planned of a maintenance, and where it is in its life. */
export interface PublicPlan {
  readonly state: MaintenanceState;
  readonly plannedStart: Timestamp | null;
  readonly plannedEnd: Timestamp;
}

export interface PublicUpdate {
  readonly order: number;
  readonly title: string | null;
  /** Markdown */
  readonly text: string | null;
  readonly at: Timestamp;
}

/** The events of a month, or those that were searched for. */
export interface PublicHistory {
  /** Such as `2026-11`; null where all months were searched. */
  readonly month: string | null;
  readonly question: HistoryQuestion;
  readonly isSearch: boolean;
  /** The latest first; what has no begin is in one without a month, and comes before all others. */
  readonly months: readonly { readonly month: string | null; readonly events: readonly PublicEvent[] }[];
  /** The next months before and after it in which anything began. */
  readonly earlier: string | null;
  readonly later: string | null;
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
  /** What can be asked for. */
  readonly components: readonly { readonly id: string; readonly name: string }[];
  readonly severities: readonly string[];
}

/** All components side by side. */
export interface ComponentTable {
  /** By what it can be sorted. */
  readonly columns: readonly ('name' | 'group' | 'state' | UptimeSpan)[];
  /** Null: in the order of the page. */
  readonly sortedBy: ComponentTable['columns'][number] | null;
  readonly isDescending: boolean;
  readonly rows: readonly ComponentRow[];
}

export interface ComponentRow {
  readonly component: PublicComponent;
  /** The name of its group. */
  readonly group: string | null;
}

/** A month that there is a report of. */
export interface PublicReportedMonth {
  /** `2026-10` */
  readonly month: string;
  /** Null while its figures may still change. */
  readonly frozenAt: Timestamp | null;
}

/** How available the components were in a month. */
export interface PublicReport extends PublicReportedMonth {
  readonly timeZone: string;
  readonly beganAt: Timestamp;
  /** Not later than now. */
  readonly endedAt: Timestamp;
  /** Of the whole month, or of as much as is over. */
  readonly minutes: number;
  readonly components: readonly PublicReportRow[];
}

export interface PublicReportRow {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  /** 0 to 1; null where nothing but maintenance was. */
  readonly availability: number | null;
  readonly downtimeMinutes: number;
  readonly maintenanceMinutes: number;
  readonly incidents: number;
}
