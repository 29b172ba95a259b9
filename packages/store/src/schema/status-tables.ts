import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Timestamp } from '../timestamp.ts';

/** Who may see a component: everybody, whoever is signed in, or operators alone. */
export type Visibility = 'public' | 'signed-in' | 'hidden';

type Moment = ColumnType<Timestamp, Timestamp | undefined, Timestamp>;
type MaybeMoment = ColumnType<Timestamp | null, Timestamp | null | undefined, Timestamp | null>;
type Labels = ColumnType<Readonly<Record<string, string>> | null, string | null | undefined, string | null>;

interface Versioned {
  /** Grows by one with each change; the ETag of our own API. */
  version: Generated<number>;
  created_at: Moment;
  updated_at: Moment;
}

interface ComponentGroups extends Versioned {
  id: Generated<string>;
  name: string;
  description: string | null;
  /** Of the components of such a group one may be under maintenance at a time. */
  is_redundant: Generated<boolean>;
  position: Generated<number>;
}

interface Components extends Versioned {
  id: Generated<string>;
  /** The order of creation. */
  seq: GeneratedAlways<string>;
  display_name: string | null;
  description: string | null;
  labels: Labels;
  group_id: string | null;
  position: Generated<number>;
  visibility: Generated<Visibility>;
}

interface ImpactTypes extends Versioned {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  display_name: string;
  description: string | null;
}

interface Severities extends Versioned {
  id: Generated<string>;
  display_name: string | null;
  /** The upper end of its range, 1 to 100. */
  value: number | null;
  /** `#rrggbb` */
  colour: string | null;
}

interface Phases {
  generation: number;
  /** From 0. */
  order: number;
  name: string;
}

interface Incidents extends Versioned {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  display_name: string | null;
  description: string | null;
  began_at: MaybeMoment;
  ended_at: MaybeMoment;
  phase_generation: number | null;
  phase_order: number | null;
  is_draft: Generated<boolean>;
}

/** What makes an incident a maintenance. It is there if and only if an impact of the incident has severity 0. */
interface Maintenances {
  incident_id: string;
  planned_start: MaybeMoment;
  planned_end: Moment;
  started_at: MaybeMoment;
  finished_at: MaybeMoment;
  cancelled_at: MaybeMoment;
  starts_by_itself: Generated<boolean>;
  ends_by_itself: Generated<boolean>;
}

interface Impacts {
  incident_id: string;
  component_id: string;
  impact_type_id: string;
  /** 0 to 100; 0 is maintenance. */
  severity: number | null;
  /** As the client listed them. */
  position: number;
}

interface IncidentUpdates extends Versioned {
  incident_id: string;
  /** From 0; the next one is the highest plus one. */
  order: number;
  display_name: string | null;
  description: string | null;
  /** True when a job wrote it, such as at the start of a maintenance. */
  is_automatic: Generated<boolean>;
}

/** What was learnt of an incident. */
interface PostMortems extends Versioned {
  incident_id: string;
  title: string | null;
  /** Markdown */
  body: string;
  /** Null for a draft, which operators alone see. */
  published_at: MaybeMoment;
}

interface Templates extends Versioned {
  id: Generated<string>;
  name: string;
  /** What `POST /incidents` takes, as far as the template sets it. */
  content: JSONColumnType<Record<string, unknown>>;
}

export interface StatusTables {
  component_groups: ComponentGroups;
  components: Components;
  impact_types: ImpactTypes;
  severities: Severities;
  phases: Phases;
  incidents: Incidents;
  maintenances: Maintenances;
  impacts: Impacts;
  incident_updates: IncidentUpdates;
  post_mortems: PostMortems;
  templates: Templates;
}
