import type { Look } from './look/look.ts';

/** What the operator has said of the status page. */
export interface PageSettings {
  /** What it is called. */
  readonly name: string;
  /** Whose days it counts. */
  readonly timeZone: string;
  /** The labels by which components without a group are grouped. */
  readonly groupBy?: readonly string[] | undefined;
  /** How far ahead maintenances are told of; 30 days where nobody says. */
  readonly maintenancePreview?: { readonly ms: number } | undefined;
  /** How many open pages are told of changes at once. */
  readonly liveConnections?: number | undefined;
  /** How many of them one network may have. */
  readonly liveConnectionsPerNetwork?: number | undefined;
  /** Logo, colours, texts and links; undefined for the plain look. */
  readonly look?: Look | undefined;
}
