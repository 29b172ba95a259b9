import type { ColumnType, JSONColumnType } from 'kysely';
import type { Timestamp } from '../timestamp.ts';
import type { Visibility } from './status-tables.ts';

type WrittenOnce<T> = ColumnType<T, T, never>;

/** What a month was for a component. Durations are whole milliseconds. */
export interface ComponentFigures {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  readonly visibility: Visibility;
  /** From the begin of the month, or of the component, to the month's end. */
  readonly windowMs: number;
  readonly downtimeMs: number;
  readonly maintenanceMs: number;
  readonly incidents: number;
  readonly maintenances: number;
}

/** A month that is past; the database itself refuses to change or delete a row. */
interface ReportMonths {
  /** `2026-10` */
  month: WrittenOnce<string>;
  /** Whose month it was. */
  time_zone: WrittenOnce<string>;
  began_at: WrittenOnce<Timestamp>;
  ended_at: WrittenOnce<Timestamp>;
  frozen_at: WrittenOnce<Timestamp>;
  /** In their order. */
  components: JSONColumnType<readonly ComponentFigures[], string, never>;
}

export interface ReportTables {
  report_months: ReportMonths;
}
