import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { status } from './0001-status.ts';
import { auth } from './0002-auth.ts';
import { subscriptions } from './0003-subscriptions.ts';
import { deliveries } from './0004-deliveries.ts';
import { notifications } from './0005-notifications.ts';
import { mail } from './0006-mail.ts';
import { reports } from './0007-reports.ts';
import { postMortems } from './0008-post-mortems.ts';
import { withdrawn } from './0009-withdrawn.ts';
import { changedAt } from './0010-changed-at.ts';
import { eventLists } from './0011-event-lists.ts';

/** All migrations in their order. A released one is never changed: what is wrong is mended by the next. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-status': inSql(status),
  '0002-auth': inSql(auth),
  '0003-subscriptions': inSql(subscriptions),
  '0004-deliveries': inSql(deliveries),
  '0005-notifications': inSql(notifications),
  '0006-mail': inSql(mail),
  '0007-reports': inSql(reports),
  '0008-post-mortems': inSql(postMortems),
  '0009-withdrawn': inSql(withdrawn),
  '0010-changed-at': inSql(changedAt),
  '0011-event-lists': inSql(eventLists),
};

function inSql(statements: string): Migration {
  return {
    async up(db) {
      await sql.raw(statements).execute(db);
    },
  };
}
