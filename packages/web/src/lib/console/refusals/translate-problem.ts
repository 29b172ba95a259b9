import type { ProblemDocument } from '@scs/server';
import { formatsFor } from '../../times.ts';
import type { ConsoleTexts } from '../texts.ts';
import { catalogueIn, sayInstead } from './catalogue.ts';
import { labelOf } from './labels.ts';

/** A problem in the words of the console. */
export interface ToldProblem extends ProblemDocument {
  /** What the API said, in English, where the console has no words for it. */
  readonly original?: string;
}

/** Who reads it. */
export interface Readership {
  readonly language: string;
  readonly timeZone: string;
  readonly texts: ConsoleTexts;
}

/**
 * Says what the API has refused, and why, in the language of the page: the API is English for everybody. Fields are called
 * as in the forms, moments stand in the page's time zone. What the catalogue lacks is told by the problem's code, with the
 * API's own words behind it.
 */
export function translateProblem(problem: ProblemDocument, { language, timeZone, texts }: Readership): ToldProblem {
  const catalogue = catalogueIn(language);
  const show = (value: string) => shown(value, { language, timeZone, texts });
  const say = (sentence: string) => sayInstead(catalogue, sentence, show);
  const ofCode = catalogue.texts[problem.code] ?? problem.title;
  const errors = problem.errors.map(({ path, message }) => ({ path, message: say(message), original: message }));
  const first = errors[0];
  const label = first && labelOf(problem.instance, first.path, texts);
  const said = first === undefined ? say(problem.detail) : first.message;
  const detail = said === undefined || label === undefined ? said : `${label}: ${said}`;
  const isWhole = detail !== undefined && errors.every(({ message }) => message !== undefined);
  return {
    ...problem,
    detail: detail ?? ofCode,
    hint: say(problem.hint) ?? '',
    errors: errors.map(({ path, message }) => ({ path, message: message ?? catalogue.texts['Invalid input'] ?? '' })),
    ...(isWhole ? {} : { original: problem.detail }),
  };
}

function shown(value: string, { language, timeZone, texts: { common, deliveries } }: Readership): string {
  const plain = /^"[^"\\]*"$/.test(value) ? value.slice(1, -1) : undefined;
  // what has no name is told by its id, which says nothing to people
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(plain ?? value)) return common.untitled;
  if (plain !== undefined) return language === 'de' ? `„${plain}“` : `“${plain}”`;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value)) return formatsFor(language, timeZone).moment(value);
  if (/^\d{4,}$/.test(value)) return formatsFor(language, timeZone).number(Number(value));
  if (isRole(value)) return common[value];
  if (isState(value)) return deliveries[value];
  return value;
}

function isRole(value: string): value is 'reader' | 'reporter' | 'operator' | 'administrator' {
  return ['reader', 'reporter', 'operator', 'administrator'].includes(value);
}

function isState(value: string): value is 'pending' | 'held' | 'digested' | 'delivered' | 'failed' | 'withdrawn' {
  return ['pending', 'held', 'digested', 'delivered', 'failed', 'withdrawn'].includes(value);
}
