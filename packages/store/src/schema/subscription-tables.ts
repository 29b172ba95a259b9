import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Timestamp } from '../timestamp.ts';

type Moment = ColumnType<Timestamp, Timestamp | undefined, Timestamp>;
type MaybeMoment = ColumnType<Timestamp | null, Timestamp | null | undefined, Timestamp | null>;
type Names = JSONColumnType<readonly string[] | null, string | null | undefined, string | null>;

/** How a subscriber is reached. */
export type SubscriptionKind = 'webhook' | 'slack' | 'teams' | 'matrix';

/** What messages to people are written in. */
export type Language = 'en' | 'de';

/** Somebody who wants to be told what happens. */
interface Subscriptions {
  id: Generated<string>;
  kind: SubscriptionKind;
  /** A URL: of the hook, or of the Matrix server. */
  address: string;
  /** Of webhooks `whsec_` and the key in base64, with which messages are signed; of Matrix the access token. */
  secret: string | null;
  /** Of Matrix, such as `!abc:example.com`. */
  room: ColumnType<string | null, string | null | undefined, string | null>;
  /** In which people are written to. */
  language: ColumnType<Language, Language | undefined, Language>;
  /** Only what affects one of these; null for all. */
  component_ids: Names;
  /** Events (`maintenance.started`) or whole areas (`maintenance`); null for all. */
  events: Names;
  created_by: string;
  version: Generated<number>;
  created_at: Moment;
  updated_at: Moment;
  disabled_at: MaybeMoment;
}

/** One message for one subscriber. */
interface Deliveries {
  id: Generated<string>;
  subscription_id: string;
  outbox_id: string;
  state: ColumnType<DeliveryState, DeliveryState | undefined, DeliveryState>;
  /** Those that were begun. */
  attempts: Generated<number>;
  /** When the next attempt is due; while one is under way, when another process may take it over. */
  next_at: Moment;
  /** What the receiver answered last, if it did. */
  last_status: number | null;
  /** What was wrong the last time. */
  last_error: string | null;
  delivered_at: MaybeMoment;
}

/** `failed` is for good. */
type DeliveryState = 'pending' | 'delivered' | 'failed';

export interface SubscriptionTables {
  subscriptions: Subscriptions;
  deliveries: Deliveries;
}
