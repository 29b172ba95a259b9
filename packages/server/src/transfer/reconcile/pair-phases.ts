import type { FieldProblem } from '../../errors.ts';
import type { TransferDocument } from '../document.ts';

type Phase = TransferDocument['phases'][number];
type Place = Pick<Phase, 'generation' | 'order'>;

/** What becomes of the phases of a document. */
export interface PairedPhases {
  /** To be added. */
  readonly added: Phase[];
  /** Where a phase of the document is here. */
  readonly placeOf: (place: Place) => Place;
}

/**
 * Lists of phases are a history that is the same here as in the document, up to where one of the two goes on. Where the two
 * part, the one here stays, for its newest list is what everybody uses; what the document refers to is found here by its name.
 *
 * @param used what incidents and templates refer to
 */
export function pairPhases(
  given: readonly Phase[],
  here: readonly Phase[],
  used: readonly Place[],
  problems: FieldProblem[],
): PairedPhases {
  const [lists, present] = [listsOf(given), listsOf(here)];
  const parted = Math.min(
    ...[...lists].flatMap(([generation, names]) => {
      const other = present.get(generation);
      return other === undefined || isSameList(names, other) ? [] : [generation];
    }),
  );
  const added = given.filter(({ generation }) => generation < parted && !present.has(generation));
  const places = new Map<string, Place>();
  const isUsed = new Set(used.map(keyOf));
  given.forEach((phase, index) => {
    if (phase.generation < parted || !isUsed.has(keyOf(phase))) return;
    const names = lists.get(phase.generation) ?? [];
    const newestFirst = [...present].toSorted(([one], [other]) => other - one);
    const same = newestFirst.find(([, list]) => isSameList(list, names));
    const named = same ?? newestFirst.find(([, list]) => list.includes(phase.name));
    if (named === undefined) {
      problems.push({
        path: `phases[${String(index)}]`,
        message: `the phase ${JSON.stringify(phase.name)} (${keyOf(phase)}) of the document is in no list of phases here; generation ${String(parted)} is ${JSON.stringify(lists.get(parted))} there, ${JSON.stringify(present.get(parted))} here`,
      });
      return;
    }
    const [generation, list] = named;
    places.set(keyOf(phase), { generation, order: same === undefined ? list.indexOf(phase.name) : phase.order });
  });
  return { added, placeOf: (place) => places.get(keyOf(place)) ?? place };
}

/** The names of each generation, in their order. */
function listsOf(phases: readonly Phase[]): Map<number, string[]> {
  const sorted = phases.toSorted((one, other) => one.order - other.order);
  const lists = Map.groupBy(sorted, ({ generation }) => generation);
  return new Map([...lists].map(([generation, list]) => [generation, list.map(({ name }) => name)]));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, order) => name === other[order]);
}

function keyOf({ generation, order }: Place): string {
  return `generation ${String(generation)}, order ${String(order)}`;
}
