type Document = Readonly<Record<string, unknown>> | null;

/** One field that changed; undefined where there was or is nothing known of it. */
export interface FieldChange {
  readonly field: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** What says nothing to a reader: versions, and the times that the entry has itself. */
const uninteresting = new Set(['version', 'expectedVersion', 'createdAt', 'updatedAt', 'id', 'seq', 'key']);

/**
 * What an entry of the audit log changed, field by field. Of a change, `before` is the whole of what was there, in the words
 * of the database, and `after` what was asked for, in those of the API: only what differs is told. Of something new all that was
 * set is told, and of what was deleted all that it was.
 *
 * @example differenceOf({ display_name: 'a' }, { displayName: 'b' }) // [{ field: 'displayName', was: 'a', is: 'b' }]
 */
export function differenceOf(before: Document, after: Document): FieldChange[] {
  const [was, is] = [readable(before), readable(after)];
  // of a change, what was not asked for stays as it was
  const asked = after === null ? [...was.keys()] : Object.keys(after).map(nameOf);
  return asked
    .filter((field) => !uninteresting.has(field))
    .map((field) => ({ field, was: was.get(field), is: is.get(field) }))
    .filter((change) => change.was !== change.is);
}

function readable(document: Document): Map<string, string> {
  const entries = Object.entries(document ?? {}).map(([name, value]): [string, string] => [
    nameOf(name),
    textOf(value),
  ]);
  // a field that is empty is as good as none
  return new Map(entries.filter(([, text]) => text !== ''));
}

/** A column's name as the API writes it. */
function nameOf(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** Readable rather than exact: `region: north, service: compute`, and of a list of documents each on a line. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    return value.map(textOf).join(value.some((one) => typeof one === 'object') ? '\n' : ', ');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${textOf(one)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the object of an entry was called then; undefined for what has no name. */
export function nameIn(before: Document, after: Document): string | undefined {
  const named = [after?.['displayName'], after?.['name'], after?.['title'], before?.['display_name'], before?.['name']];
  return named.find((name): name is string => typeof name === 'string' && name !== '');
}
