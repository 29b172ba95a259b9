/** What every `scs db` command can be called with, to say which database is meant. */
export interface DatabaseOptions {
  config?: string;
  dataDir?: string;
}
