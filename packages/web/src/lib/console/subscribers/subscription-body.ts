import { textOrNull, type Entered } from '../forms.ts';
import type { Kind } from './kinds.ts';

/**
 * What the API takes of a subscriber, from the fields of its form. A secret that is left empty is not sent, so that the one that
 * is there stays.
 *
 * @param kind undefined for one that the console does not know: then its own fields stay as they are
 */
export function subscriptionBody(kind: Kind | undefined, entered: Entered, form: FormData) {
  const own = (kind?.fields ?? []).flatMap(({ name, isSecret }) => {
    const value = textOrNull(entered[name]);
    return value === null && isSecret ? [] : [[name, value ?? '']];
  });
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    ...(entered['about'] === undefined ? {} : { about: textOrNull(entered['about']) }),
    ...(entered['frequency'] === undefined ? {} : { frequency: entered['frequency'] }),
    ...(entered['language'] === undefined ? {} : { language: entered['language'] }),
    componentIds: listOrNull(form.getAll('componentIds')),
    events: listOrNull(form.getAll('events')),
  };
}

/** None chosen is all. */
function listOrNull(chosen: readonly FormDataEntryValue[]): string[] | null {
  const texts = chosen.filter((one) => typeof one === 'string');
  return texts.length === 0 ? null : texts;
}
