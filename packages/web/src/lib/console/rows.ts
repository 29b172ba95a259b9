import type { Snippet } from 'svelte';

/** One column of a list. */
export interface Column<Row> {
  readonly label: string;
  readonly cell: Snippet<[Row, number]>;
  readonly isNumber?: boolean;
  /** Whether there is something to show of a row; on a phone, nothing takes no room. */
  readonly has?: (row: Row) => boolean;
}
