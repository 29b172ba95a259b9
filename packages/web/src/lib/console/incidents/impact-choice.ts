import type { IncidentDocument } from '@scs/server';
import type { Entered } from '../forms.ts';
import type { SeverityStep } from './severity-steps.ts';

type Impact = IncidentDocument['affects'][number];

/** How badly and in which way something is affected, as form fields hold it. */
interface Rating {
  /** The value of a severity; `exact` for a number of its own; `unrated`; empty where nothing was chosen, or as for all. */
  readonly level: string;
  /** The number, where the level is `exact`. */
  readonly exact: string;
  /** The impact type; empty as for all. Of a second impact on a component, `none` takes it away. */
  readonly type: string;
}

/** What an incident affects, as its form holds it: one rating for all that is chosen, and some of their own. */
export interface ImpactChoice {
  /** The components, by their ids. */
  readonly chosen: readonly string[];
  readonly all: Rating;
  /** By component; further impacts on the same one are `ID.1`, `ID.2`. */
  readonly own: Readonly<Record<string, Rating>>;
}

/** Why impacts cannot be made of what was chosen. */
type WrongImpacts = 'noSeverity' | 'badSeverity' | 'noType';

/** The fields of a form; of those that may be there several times, all, one a line. */
export function withChosen(form: FormData, entered: Entered): Entered {
  const chosen = form.getAll('component').filter((value) => typeof value === 'string');
  return { ...entered, component: chosen.join('\n') };
}

/**
 * Reads the fields of a form. A number that was typed counts, whichever name is chosen beside it: without scripts, nobody
 * chooses "exactly" for whoever types one.
 */
export function choiceOf(entered: Entered): ImpactChoice {
  const rating = (suffix: string): Rating => {
    const exact = (entered[`exact${suffix}`] ?? '').trim();
    const wasTyped = exact !== '' && exact !== (entered[`exactWas${suffix}`] ?? '');
    const level = wasTyped ? 'exact' : (entered[`level${suffix}`] ?? '');
    return { level, exact: level === 'exact' ? exact : '', type: entered[`type${suffix}`] ?? '' };
  };
  const keys = Object.keys(entered).flatMap((name) => /^type:(.+)$/.exec(name)?.[1] ?? []);
  return {
    chosen: (entered['component'] ?? '').split('\n').filter((id) => id !== ''),
    all: rating(''),
    own: Object.fromEntries(keys.map((key) => [key, rating(`:${key}`)])),
  };
}

/**
 * What a form shows of impacts that are there.
 *
 * @param type the impact type where there is none yet
 */
export function choiceFrom(
  affects: readonly Impact[],
  { steps, type }: { steps: readonly SeverityStep[]; type: string },
): ImpactChoice {
  const [first] = affects;
  const all = first === undefined ? { level: '', exact: '', type } : ratingOf(first, steps);
  const own: Record<string, Rating> = {};
  const counts = new Map<string, number>();
  for (const impact of affects) {
    const count = counts.get(impact.reference) ?? 0;
    counts.set(impact.reference, count + 1);
    const rating = ratingOf(impact, steps);
    if (count > 0) own[`${impact.reference}.${count}`] = rating;
    else if (!isSame(rating, all)) own[impact.reference] = rating;
  }
  return { chosen: [...counts.keys()], all, own };
}

/** The impacts that were chosen, for the API; or what is missing. */
export function impactsOf(choice: ImpactChoice): { affects: Impact[] } | { wrong: WrongImpacts } {
  const affects: Impact[] = [];
  for (const reference of choice.chosen) {
    for (const key of rowsOf(choice, reference)) {
      const own = choice.own[key];
      if (own?.type === 'none') continue;
      const severity = severityOf(own === undefined || own.level === '' ? choice.all : own);
      if (typeof severity === 'string') return { wrong: severity };
      const type = own?.type || choice.all.type;
      if (type === '') return { wrong: 'noType' };
      affects.push({ reference, type, severity });
    }
  }
  return { affects };
}

/** The rows of a component: itself, and its further impacts. */
export function rowsOf({ own }: ImpactChoice, reference: string): string[] {
  return [reference, ...Object.keys(own).filter((key) => key.startsWith(`${reference}.`))];
}

function severityOf({ level, exact }: Rating): number | null | WrongImpacts {
  if (level === 'unrated') return null;
  if (level === '') return 'noSeverity';
  const text = level === 'exact' ? exact : level;
  const value = Number(text);
  return /^\d{1,3}$/.test(text) && value >= 1 && value <= 100 ? value : 'badSeverity';
}

function ratingOf({ severity, type }: Impact, steps: readonly SeverityStep[]): Rating {
  if (severity === null) return { level: 'unrated', exact: '', type };
  if (steps.some(({ value }) => value === severity)) return { level: String(severity), exact: '', type };
  return { level: 'exact', exact: String(severity), type };
}

function isSame(one: Rating, other: Rating): boolean {
  return one.level === other.level && one.exact === other.exact && one.type === other.type;
}
