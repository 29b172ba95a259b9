import type common from '../../messages/console/en/common.json';
import type components from '../../messages/console/en/components.json';
import type maintenances from '../../messages/console/en/maintenances.json';
import type palette from '../../messages/console/en/palette.json';

/** Every text of the console, by area: each area is a file in each language. English is the measure. */
export interface ConsoleTexts {
  readonly common: typeof common;
  readonly components: typeof components;
  readonly maintenances: typeof maintenances;
  readonly palette: typeof palette;
}

const files = import.meta.glob<Record<string, string>>('../../messages/console/*/*.json', {
  eager: true,
  import: 'default',
});

const byLanguage = new Map<string, Record<string, Record<string, string>>>();
for (const [path, texts] of Object.entries(files)) {
  const [language = '', area = ''] = path
    .replace(/\.json$/, '')
    .split('/')
    .slice(-2);
  const areas = byLanguage.get(language) ?? {};
  areas[area] = texts;
  byLanguage.set(language, areas);
}

/** The console's texts in a language; what it lacks is in English. */
export function consoleTextsIn(language: string): ConsoleTexts {
  const english = byLanguage.get('en') ?? {};
  const own = byLanguage.get(language) ?? {};
  const areas = Object.entries(english).map(([area, texts]) => [area, { ...texts, ...own[area] }]);
  return Object.fromEntries(areas) as ConsoleTexts;
}
