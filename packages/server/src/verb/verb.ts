import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import type { ZodType } from 'zod';
import type { Actor } from '../auth/actor.ts';
import type { RequiredRole } from '../auth/role.ts';

/** What was done to what. Both documents are what a reader of the audit log needs; null before it was, or after. */
export interface AuditRecord {
  objectType: string;
  objectId: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

/** What a verb works with, inside its one transaction. */
export interface VerbContext {
  readonly tx: Transaction<Database>;
  readonly actor: Actor;
  readonly now: Date;
  /** Keeps who did what. Every writing verb calls it: what neither audits nor announces counts as having changed nothing. */
  readonly audit: (record: AuditRecord) => Promise<void>;
  /** Tells an event to the outbox, from where it is delivered after the transaction. */
  readonly announce: (event: string, objectId: string, payload: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** A change that somebody may make. HTTP, the console, the command line and jobs call the same verbs. */
export interface Verb<Input, Output> {
  /** For the audit log: `incident.create`. */
  readonly name: string;
  readonly role: RequiredRole;
  readonly input: ZodType<Input>;
  /**
   * `work` where no answer that is kept and no public page shows what it changes: then only the loops of the workers hear of it,
   * and nothing is forgotten. Everything else concerns all.
   */
  readonly concerns?: 'work';
  run(context: VerbContext, input: Input): Promise<Output>;
}

/** Lets TypeScript find out the types of a verb. */
export function verb<Input, Output>(definition: Verb<Input, Output>): Verb<Input, Output> {
  return definition;
}
