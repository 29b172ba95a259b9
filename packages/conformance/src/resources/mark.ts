/** What a created resource carries, so that it can be recognised as ours, and as whose run's. */
export interface Mark {
  /** Starts with `_scs-` or `scs-test-`, which older janitors recognise too, and ends with the run's id. */
  name: string;
  description: string;
  metadata: Record<string, string>;
  tag: string;
}

const runIdLength = 10;
const namePattern = new RegExp(
  `^(?:_scs-|scs-test-|scs-member-role-test-)[a-z0-9-]*-(?<run>r[0-9a-f]{${runIdLength}})$`,
);

/** A new id for a run: `r` and ten hexadecimal digits. */
export function newRunId(randomBytes: Uint8Array): string {
  return `r${Buffer.from(randomBytes).toString('hex').slice(0, runIdLength)}`;
}

/** The mark of what a run creates. */
export function markFor(runId: string, baseName: string): Mark {
  return {
    name: `${baseName}-${runId}`,
    description: `Made by "scs check", run ${runId}; it deletes this itself. To tidy up by hand: scs clean`,
    metadata: { 'scs-run': runId },
    tag: `scs-run=${runId}`,
  };
}

/**
 * The run that a resource belongs to, judged by its name; undefined when it is not ours. A name alone is not enough to
 * delete something: see `isMarked`.
 */
export function runOf(name: string | null | undefined): string | undefined {
  return namePattern.exec(name ?? '')?.groups?.['run'];
}

/** Whether the second mark – description, metadata or tag – names the same run as the name does. */
export function isMarked(resource: {
  name?: string | null;
  description?: string | null;
  metadata?: Record<string, string> | null;
  tags?: readonly string[] | null;
}): boolean {
  const run = runOf(resource.name);
  if (run === undefined) return false;
  return (
    resource.metadata?.['scs-run'] === run ||
    (resource.tags?.includes(`scs-run=${run}`) ?? false) ||
    (resource.description?.includes(`run ${run};`) ?? false)
  );
}
