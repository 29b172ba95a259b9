const files = import.meta.glob<Readonly<Record<string, string>>>('../../../messages/console/*/refusals.json', {
  eager: true,
  import: 'default',
});

/** A sentence of the API, with what is filled in where its template has `{1}`, `{2}` and so on. */
interface Template {
  readonly pattern: RegExp;
  /** What the console says instead. */
  readonly said: string;
  /** How much of it stands fast: of two that fit, the longer one is meant. */
  readonly length: number;
}

/** What the console says in a language instead of what the API says, which is English. */
export interface Catalogue {
  /** By the codes of problems, and by the API's sentences. */
  readonly texts: Readonly<Record<string, string>>;
  readonly templates: readonly Template[];
}

const made = new Map<string, Catalogue>();

/** The catalogue in a language; what there is none for is in English. The API's own templates are its keys. */
export function catalogueIn(language: string): Catalogue {
  const known = made.get(language);
  if (known !== undefined) return known;
  const textsIn = (id: string) => files[`../../../messages/console/${id}/refusals.json`] ?? {};
  const texts = { ...textsIn('en'), ...textsIn(language) };
  const templates = Object.entries(texts)
    .filter(([key]) => key.includes('{1}'))
    .map(([key, said]) => ({
      // numbers follow each other in a key, so that the groups have their places
      pattern: new RegExp(`^${escaped(key).replaceAll(/\\\{\d\\\}/g, '(.*?)')}$`, 's'),
      said,
      length: key.replaceAll(/\{\d\}/g, '').length,
    }))
    .sort((one, other) => other.length - one.length);
  const catalogue = { texts, templates };
  made.set(language, catalogue);
  return catalogue;
}

/**
 * What the catalogue says for a sentence of the API; undefined where it has none.
 *
 * @param show how the page writes what is filled in: moments, roles
 */
export function sayInstead(
  { texts, templates }: Catalogue,
  sentence: string,
  show: (value: string) => string,
): string | undefined {
  if (Object.hasOwn(texts, sentence)) return texts[sentence];
  for (const { pattern, said } of templates) {
    const values = pattern.exec(sentence);
    if (values !== null) return said.replaceAll(/\{(\d)\}/g, (_, place: string) => show(values[Number(place)] ?? ''));
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
