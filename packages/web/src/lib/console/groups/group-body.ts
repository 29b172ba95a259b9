import { textOrNull, type Entered } from '../forms.ts';

/** What the API takes of a group, from the fields of its form. */
export function groupBody(entered: Entered) {
  return {
    name: (entered['name'] ?? '').trim(),
    description: textOrNull(entered['description']),
    isRedundant: entered['isRedundant'] === 'redundant',
    ...(entered['position'] === undefined ? {} : { position: Number(entered['position']) }),
  };
}
