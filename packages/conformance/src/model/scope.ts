/** How long a result stays valid (reference: a result's lifetime); absent in a scope file means `week`. */
export type Lifetime = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What a timeline says about a version from some date on. */
export type Validity = 'effective' | 'warn' | 'draft' | 'deprecated';

/** The smallest thing that is decided: a proposition with an id that never changes its meaning. */
export interface ScopeTestcase {
  id: string;
  lifetime: Lifetime;
  section?: string;
  description?: string;
  url?: string;
  /** True when its script has no executable: a person decides it, no program. */
  isManual: boolean;
  /** In how many stable versions the testcase decides (is in target `main`). */
  attention: number;
}

/** Usually one standard document in one version: named targets, each a list of testcase ids. */
export interface ScopeModule {
  id: string;
  name: string;
  url?: string;
  targets: ReadonlyMap<string, readonly string[]>;
}

/** A version of the certificate's scope. */
export interface ScopeVersion {
  version: string;
  /** `YYYY-MM-DD`; a version with this date is stable: its content is frozen. */
  stabilizedAt?: string;
  include: readonly { module: ScopeModule; parameters: Readonly<Record<string, unknown>> }[];
  /** Per target name the union over the included modules, sorted by code point. `main` decides. */
  targets: ReadonlyMap<string, readonly string[]>;
  /** The target that a testcase belongs to. */
  targetOf: ReadonlyMap<string, string>;
}

/** From `date` on (`YYYY-MM-DD`), these versions have these validities. */
export interface TimelineEntry {
  date: string;
  versions: ReadonlyMap<string, Validity>;
}

/** A certificate's scope: one file, all its versions. */
export interface Scope {
  uuid: string;
  name: string;
  url: string;
  /** The scope that must be certified first, if any. */
  prerequisite?: { name?: string; url?: string };
  /** Variables that a run must or may assign, in order. */
  variables: readonly string[];
  /** Variables with a default value. */
  defaults: Readonly<Record<string, string>>;
  testcases: ReadonlyMap<string, ScopeTestcase>;
  modules: ReadonlyMap<string, ScopeModule>;
  /** In the order of the file, which matters: the first that holds wins. */
  versions: readonly ScopeVersion[];
  timeline: readonly TimelineEntry[];
}
