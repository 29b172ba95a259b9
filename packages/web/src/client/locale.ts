/** The language of the page as the reader writes it: their region counts where it is one of the same language. */
export const locale: string = readersLocale(document.documentElement.lang, navigator.languages);

/**
 * @example readersLocale('de', ['en-US', 'de-AT']) // 'de-AT'
 */
function readersLocale(language: string, preferred: readonly string[]): string {
  const own = preferred.find((tag) => tag.split('-', 1)[0]?.toLowerCase() === language);
  return own ?? (language === 'en' ? 'en-GB' : language);
}
