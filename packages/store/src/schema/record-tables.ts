import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Timestamp } from '../timestamp.ts';

type WrittenOnce<T> = ColumnType<T, T | undefined, never>;
type Document = JSONColumnType<Record<string, unknown> | null, string | null, never>;

/** Who did what; the database itself refuses to change or delete a row. */
interface AuditLog {
  id: GeneratedAlways<string>;
  at: WrittenOnce<Timestamp>;
  actor_kind: WrittenOnce<string>;
  actor_id: WrittenOnce<string | null>;
  actor_name: WrittenOnce<string>;
  /** The verb: `incident.create` */
  action: WrittenOnce<string>;
  object_type: WrittenOnce<string>;
  object_id: WrittenOnce<string>;
  before: Document;
  after: Document;
  request_id: WrittenOnce<string | null>;
}

/** What happened, for whoever has to be told; written in the transaction of the change. */
interface Outbox {
  id: GeneratedAlways<string>;
  at: WrittenOnce<Timestamp>;
  /** `incident.created` */
  event: string;
  object_id: string;
  payload: JSONColumnType<Record<string, unknown>>;
  /** When it was taken over by the deliveries. */
  delivered_at: ColumnType<Timestamp | null, null | undefined, Timestamp | null>;
  /** What subscribers are told of it; null where nobody is. */
  message: ColumnType<string | null, null | undefined, string>;
}

/** The answers to requests that carried an idempotency key. */
interface IdempotencyKeys {
  /** The actor and the key, hashed. */
  id: string;
  /** What was asked, hashed: the same key with another request is a mistake. */
  request_hash: string;
  status: number | null;
  headers: JSONColumnType<Record<string, string> | null, string | null, string | null>;
  body: string | null;
  created_at: WrittenOnce<Timestamp>;
}

export interface RecordTables {
  audit_log: AuditLog;
  outbox: Outbox;
  idempotency_keys: IdempotencyKeys;
}
