import type { IncidentDocument, PhaseListDocument } from '@scs/server';
import { fill } from '../../texts.ts';
import type { ConsoleTexts } from '../texts.ts';

type Phase = NonNullable<IncidentDocument['phase']>;

/** A phase as a form's field holds it. */
export function phaseValue(phase: { readonly generation: number; readonly order: number } | null | undefined): string {
  return phase === null || phase === undefined ? '' : `${phase.generation}/${phase.order}`;
}

/**
 * Reads such a field; undefined for an empty one, and for what no form of ours sends.
 *
 * @example phaseOf('2/0') // { generation: 2, order: 0 }
 */
export function phaseOf(value: string | undefined): { generation: number; order: number } | undefined {
  const [, generation, order] = /^(\d{1,9})\/(\d{1,9})$/.exec(value ?? '') ?? [];
  return generation === undefined ? undefined : { generation: Number(generation), order: Number(order) };
}

/**
 * The phases to choose from: those of the newest list, and before them those of the older one that the incident goes by.
 *
 * @param newest undefined where there are no phases
 * @param own the list that the incident goes by
 * @param empty the label of choosing none; left out where one must be chosen
 */
export function phaseOptions(
  { newest, own }: { newest: PhaseListDocument | undefined; own?: PhaseListDocument | undefined },
  words: ConsoleTexts['incidents'],
  empty?: string,
): { value: string; label: string }[] {
  const optionsOf = (list: PhaseListDocument, label: (name: string) => string) =>
    list.phases.map((name, order) => ({
      value: phaseValue({ generation: list.generation, order }),
      label: label(name),
    }));
  return [
    ...(empty === undefined ? [] : [{ value: '', label: empty }]),
    ...(own === undefined || own.generation === newest?.generation
      ? []
      : optionsOf(own, (name) => fill(words.olderPhases, { name }))),
    ...(newest === undefined ? [] : optionsOf(newest, (name) => name)),
  ];
}

/** The last phase of a list, which is the one of what is over; undefined for an empty list. */
export function lastPhase(list: PhaseListDocument | undefined): Phase | undefined {
  const name = list?.phases.at(-1);
  if (list === undefined || name === undefined) return undefined;
  return { generation: list.generation, order: list.phases.length - 1, name };
}
