/** What says which database is meant. */
export interface StatusOptions {
  config?: string;
  dataDir?: string;
}

export interface ApplyOptions extends StatusOptions {
  dryRun?: boolean;
  prune?: boolean;
  yes?: boolean;
}

export interface MirrorOptions {
  listen: string;
  dataDir?: string;
  every: string;
  logFormat: 'auto' | 'pretty' | 'json';
}

export interface ImportOptions extends StatusOptions {
  replace?: boolean;
  yes?: boolean;
}
