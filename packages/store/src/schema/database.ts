import type { AuthTables } from './auth-tables.ts';
import type { RecordTables } from './record-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { StatusTables } from './status-tables.ts';
import type { SubscriptionTables } from './subscription-tables.ts';

/** All tables, for Kysely. */
export interface Database extends StatusTables, AuthTables, RecordTables, SubscriptionTables, ReportTables {}
