import type { Entered } from '../forms.ts';
import type { FormValues } from './form-values.ts';
import { choiceOf, type ImpactChoice } from './impact-choice.ts';

/**
 * What a form of an incident holds once another template is chosen: what was typed stays; what is empty, or is as the template
 * before had it, comes from the new one.
 *
 * @param before what the form began with
 * @param next what the new template sets
 */
export function takeTemplate(entered: Entered, before: FormValues, next: FormValues): Entered {
  const fields = ['displayName', 'description', 'phase'].map((name): [string, string] => {
    const value = entered[name] ?? '';
    const isUntouched = value.trim() === '' || value === (before.fields[name] ?? '');
    return [name, isUntouched ? (next.fields[name] ?? '') : value];
  });
  const others = Object.entries(entered).filter(
    ([name]) => !/^(?:component|type|(?:level|exact|exactWas|type)(?::.*)?)$/.test(name),
  );
  const choice = takeChoice(choiceOf(entered), before.choice, next.choice);
  return { ...Object.fromEntries(others), ...Object.fromEntries(fields), ...enteredChoice(choice) };
}

function takeChoice(entered: ImpactChoice, before: ImpactChoice, next: ImpactChoice): ImpactChoice {
  const { all } = entered;
  const isChosen = entered.chosen.length > 0 && !isSame(sorted(entered.chosen), sorted(before.chosen));
  const isRated = all.level !== '' && !(all.level === before.all.level && all.exact === before.all.exact);
  const isTyped = all.type !== '' && all.type !== before.all.type;
  const own = setRatings(entered.own);
  const hasOwn = Object.keys(own).length > 0 && !isSame(own, setRatings(before.own));
  const rated = isRated ? all : next.all;
  return {
    chosen: isChosen ? entered.chosen : next.chosen,
    all: { level: rated.level, exact: rated.exact, type: isTyped ? all.type : next.all.type },
    own: hasOwn ? own : next.own,
  };
}

/** A choice as the fields of the form send it. */
function enteredChoice({ chosen, all, own }: ImpactChoice): Entered {
  const ratings = [['', all] as const, ...Object.entries(own).map(([key, rating]) => [`:${key}`, rating] as const)];
  return Object.assign(
    { component: chosen.join('\n') },
    ...ratings.map(([suffix, { level, exact, type }]) => ({
      [`level${suffix}`]: level,
      [`exact${suffix}`]: exact,
      [`exactWas${suffix}`]: exact,
      [`type${suffix}`]: type,
    })),
  ) as Entered;
}

/** Without the rows that the form shows for each component, and that say nothing. */
function setRatings(own: ImpactChoice['own']): ImpactChoice['own'] {
  return Object.fromEntries(
    Object.entries(own)
      .filter(([, { level, type }]) => level !== '' || type !== '')
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const sorted = (ids: readonly string[]) => [...ids].sort();
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
