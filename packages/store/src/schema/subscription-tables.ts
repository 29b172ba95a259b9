import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Timestamp } from '../timestamp.ts';

type Moment = ColumnType<Timestamp, Timestamp | undefined, Timestamp>;
type MaybeMoment = ColumnType<Timestamp | null, Timestamp | null | undefined, Timestamp | null>;
type Names = JSONColumnType<readonly string[] | null, string | null | undefined, string | null>;

/** How a subscriber is reached. */
export type SubscriptionKind = 'webhook' | 'slack' | 'teams' | 'matrix' | 'email';

/** What a subscriber wants to hear of. */
export type SubscriptionTopic = 'incidents' | 'maintenances';

/** When people are written to: at once, or each day or week what has gathered. */
export type Frequency = 'immediate' | 'daily' | 'weekly';

/** What messages to people are written in. */
export type Language = 'en' | 'de';

/** Somebody who wants to be told what happens. */
interface Subscriptions {
  id: Generated<string>;
  kind: SubscriptionKind;
  /** A URL: of the hook, or of the Matrix server; of `email` the address. */
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
  /** Null for both. */
  about: ColumnType<SubscriptionTopic | null, SubscriptionTopic | null | undefined, SubscriptionTopic | null>;
  frequency: ColumnType<Frequency, Frequency | undefined, Frequency>;
  /** Of `email`: when its owner followed the link; until then it is sent nothing but that link. */
  confirmed_at: MaybeMoment;
  /** How many messages in a row a mail server has refused for good. */
  bounces: Generated<number>;
  created_by: string;
  version: Generated<number>;
  created_at: Moment;
  updated_at: Moment;
  disabled_at: MaybeMoment;
  /** Why the server switched it off; null when an operator did. */
  disabled_reason: ColumnType<string | null, undefined, string | null>;
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
  /** Whether it goes out by e-mail, which has workers of its own. */
  by_mail: Generated<boolean>;
  /** The delivery of the digest that told it. */
  digest_id: ColumnType<string | null, undefined, string | null>;
}

/**
 * `failed` is for good; `held` waits for the next digest, `digested` is told by one; `withdrawn` was not told, since it was not
 * public any more.
 */
type DeliveryState = 'pending' | 'held' | 'digested' | 'delivered' | 'failed' | 'withdrawn';

/** The digests that were made, each once. */
interface Digests {
  period: Exclude<Frequency, 'immediate'>;
  date: string;
  made_at: Timestamp;
}

/** Keys that this installation made for itself. */
interface ServerKeys {
  name: string;
  key: string;
}

export interface SubscriptionTables {
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  digests: Digests;
  server_keys: ServerKeys;
}
