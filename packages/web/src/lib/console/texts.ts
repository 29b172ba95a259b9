import type common from '../../messages/console/en/common.json';
import type components from '../../messages/console/en/components.json';
import type dashboard from '../../messages/console/en/dashboard.json';
import type forms from '../../messages/console/en/forms.json';
import type incidents from '../../messages/console/en/incidents.json';
import type templates from '../../messages/console/en/templates.json';
import type audit from '../../messages/console/en/audit.json';
import type declaration from '../../messages/console/en/declaration.json';
import type deliveries from '../../messages/console/en/deliveries.json';
import type groups from '../../messages/console/en/groups.json';
import type impactTypes from '../../messages/console/en/impactTypes.json';
import type postMortem from '../../messages/console/en/postMortem.json';
import type phases from '../../messages/console/en/phases.json';
import type sessions from '../../messages/console/en/sessions.json';
import type severities from '../../messages/console/en/severities.json';
import type subscribers from '../../messages/console/en/subscribers.json';
import type tokens from '../../messages/console/en/tokens.json';
import type users from '../../messages/console/en/users.json';
import type maintenances from '../../messages/console/en/maintenances.json';
import type palette from '../../messages/console/en/palette.json';

/** Every text of the console, by area: each area is a file in each language. English is the measure. */
export interface ConsoleTexts {
  readonly common: typeof common;
  readonly components: typeof components;
  readonly dashboard: typeof dashboard;
  readonly forms: typeof forms;
  readonly incidents: typeof incidents;
  readonly templates: typeof templates;
  readonly audit: typeof audit;
  readonly declaration: typeof declaration;
  readonly deliveries: typeof deliveries;
  readonly groups: typeof groups;
  readonly impactTypes: typeof impactTypes;
  readonly phases: typeof phases;
  readonly postMortem: typeof postMortem;
  readonly sessions: typeof sessions;
  readonly severities: typeof severities;
  readonly subscribers: typeof subscribers;
  readonly tokens: typeof tokens;
  readonly users: typeof users;
  readonly maintenances: typeof maintenances;
  readonly palette: typeof palette;
}

// what refusals are told with stays on the server, which translates them: pages are sent the rest
const files = import.meta.glob<Record<string, string>>(
  ['../../messages/console/*/*.json', '!../../messages/console/*/refusals.json'],
  { eager: true, import: 'default' },
);

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
