import { isSame } from '../../provisioning/is-same.ts';
import type { FieldProblem } from '../../errors.ts';

/** One thing, by what people see of it. */
export interface Entry {
  readonly id: string;
  readonly name: string | null;
  /** What must be the same in both; undefined where a document says nothing of it. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How the things of a document are to be found here. */
interface Pairing {
  /** For messages: `impact type`. */
  readonly kind: string;
  /** The list of the document. */
  readonly list: string;
  readonly given: readonly Entry[];
  readonly here: readonly Entry[];
  /** Fields that no two may have in common, beside the name. */
  readonly unique?: readonly string[];
  /** Whether two things may have the same name. */
  readonly areNamesFree?: boolean;
  /** What is not to be looked for. */
  readonly isLeftOut?: (entry: Entry) => boolean;
  /** What was only seeded there gives way to what has its name here, whatever that is. */
  readonly isSeed?: (entry: Entry) => boolean;
}

/**
 * Finds for each thing of a document that is not here by its id the one that is here by another id. Two are the same if all
 * fields are; what has the name of another one, and is not the same, is a problem.
 *
 * @returns ids of the document to ids here
 */
export function pair(pairing: Pairing, problems: FieldProblem[]): Map<string, string> {
  const { kind, list, given, here, unique = [], areNamesFree = false } = pairing;
  const { isSeed = () => false, isLeftOut = () => false } = pairing;
  const [givenIds, hereIds] = [new Set(given.map(({ id }) => id)), new Set(here.map(({ id }) => id))];
  const found = new Map<string, string>();
  const taken = new Set<string>();
  given.forEach((entry, index) => {
    if (hereIds.has(entry.id) || isLeftOut(entry)) return;
    const rivals = here.filter(
      (other) =>
        (entry.name !== null && entry.name === other.name) ||
        unique.some((field) => entry.fields[field] !== null && entry.fields[field] === other.fields[field]),
    );
    // what the document has as another thing than this one is another thing here, too
    const free = rivals.filter(({ id }) => !givenIds.has(id) && !taken.has(id));
    const same = free.find((other) => differing(entry, other).length === 0) ?? (isSeed(entry) ? free[0] : undefined);
    const rival = areNamesFree ? free[0] : rivals[0];
    if (same !== undefined && (areNamesFree || rivals.length === 1)) {
      found.set(entry.id, same.id);
      taken.add(same.id);
    } else if (rival !== undefined) {
      problems.push({
        path: `${list}[${String(index)}]`,
        message: `the ${kind} ${shown(entry)} of the document is not the ${shown(rival)} that is here: ${whatDiffers(entry, rival)}`,
      });
    }
  });
  return found;
}

function differing(entry: Entry, other: Entry): string[] {
  const fields = Object.keys(entry.fields).filter(
    (field) => entry.fields[field] !== undefined && !isSame(entry.fields[field], other.fields[field]),
  );
  return entry.name === other.name ? fields : ['name', ...fields];
}

function whatDiffers(entry: Entry, other: Entry): string {
  const names = differing(entry, other);
  if (names.length === 0) return 'the document has both';
  const valueOf = ({ name, fields }: Entry, field: string) => JSON.stringify(field === 'name' ? name : fields[field]);
  return names
    .map(
      (field) => `${field} ${valueOf(entry, field).slice(0, 200)} there, ${valueOf(other, field).slice(0, 200)} here`,
    )
    .join('; ');
}

function shown({ name, id }: Entry): string {
  return `${JSON.stringify(name)} (${id})`;
}
