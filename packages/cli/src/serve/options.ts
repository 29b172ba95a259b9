/** What `scs serve` is called with; each wins over scs.yaml and the environment. */
export interface ServeOptions {
  config?: string;
  listen?: string;
  dataDir?: string;
  roles?: string;
}
