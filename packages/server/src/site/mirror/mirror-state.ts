import type { Manifest } from '../manifest.ts';

/** What a mirror knows at a moment. */
export interface MirrorState {
  /** The copy that is served; undefined before there is one. */
  manifest: Manifest | undefined;
  /** When the source has last given its list. Before it did, when the copy was made. */
  heardAt: Date | undefined;
  /** Whether the source did not answer, or gave what is no copy, when it was last asked. */
  isStale: boolean;
}
