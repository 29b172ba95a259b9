import { at, type PagesServer } from './start-pages.ts';

/** What a sample page holds, by its ids. */
export interface SamplePage {
  readonly type: string;
  readonly component: string;
  readonly incident: string;
  readonly old: string;
  readonly maintenance: string;
}

const unsafe =
  '**Slow** <script>alert(1)</script> [x](javascript:alert(2)) ![y](https://tracker.example/y.png) <svg onload=alert(3)> <b><i></b>';

/** Names that break pages: too long, from right to left, with signs that nobody sees or that turn the text around. */
export const hardNames = [
  'W'.repeat(1000),
  'a '.repeat(500),
  'مركز البيانات \u202eevil',
  '🧑‍🚒'.repeat(40),
  '\u200b\u200d\u2060',
  '"><img src=x onerror=alert(1)>',
] as const;

/** Fills a page: an incident that goes on, drafts and hidden things, one of years ago, a maintenance, and hard names. */
export async function fillPage({ make }: PagesServer): Promise<SamplePage> {
  const type = await make('/impact-types', { displayName: 'connectivity' });
  const group = await make('/component-groups', { name: 'Region north' });
  const component = await make('/components', {
    displayName: 'Compute <API>',
    groupId: group,
    labels: { region: 'north' },
  });
  await make('/components', { displayName: 'Customer portal' });
  await make('/components', { displayName: 'Secret', visibility: 'hidden' });
  const affects = [{ reference: component, type, severity: 70 }];
  const incident = await make('/incidents', {
    displayName: 'API is slow',
    description: unsafe,
    beganAt: at(-2),
    affects,
  });
  await make('/incidents', { displayName: 'A draft', isDraft: true, affects });
  await make('/incidents', { displayName: 'Over again', beganAt: at(-50), endedAt: at(-49), affects });
  const old = await make('/incidents', {
    displayName: 'Long ago',
    beganAt: '2019-03-31T22:30:00Z',
    endedAt: '2019-03-31T23:30:00Z',
    affects: [{ reference: component, type, severity: 20 }],
  });
  const maintenance = await make('/maintenances', {
    displayName: 'New switches',
    plannedStart: at(24),
    plannedEnd: at(26),
    affects: [{ reference: component, type }],
  });
  return { type, component, incident, old, maintenance };
}

const row = (cell: (column: number) => string) =>
  `|${Array.from({ length: 12 }, (_, column) => ` ${cell(column)} |`).join('')}\n`;

/** Markdown that breaks pages: wide code and tables, headings above those of the page, what the parser cannot bear. */
export const hardTexts = [
  `# Loud\n\nOne.\n\nTwo.\n\n- a\n- b\n  - c\n\n1. x\n\n- [ ] to do\n\n> said\n\n[nowhere](javascript:alert(1))\n\n\`\`\`\n${'openstack '.repeat(60)}\n${'x'.repeat(500)}\n\`\`\`\n\n${row((column) => `Column ${String(column)}`)}${row(() => '---')}${row(() => 'value')}`,
  `${'>'.repeat(5000)} a`,
] as const;

/** Adds an incident that goes on, with texts that break pages in each of its parts. */
export async function addHardTexts({ make, change }: PagesServer, { component, type }: SamplePage): Promise<string> {
  const [wide, deep] = hardTexts;
  const affects = [{ reference: component, type, severity: 30 }];
  const incident = await make('/incidents', {
    displayName: 'Hard to read',
    description: wide,
    beganAt: at(-3),
    affects,
  });
  for (const description of [wide, deep]) await make(`/incidents/${incident}/updates`, { description });
  const postMortem = `/incidents/${incident}/post-mortem`;
  await change(postMortem, { title: 'Why', body: wide }, { method: 'PUT', status: 201 });
  await change(`${postMortem}/publish`, {}, { method: 'POST' });
  return incident;
}

/** Adds components and incidents with names that break pages. */
export async function addHardNames({ make }: PagesServer, type: string): Promise<void> {
  const groupId = await make('/component-groups', { name: `${'G'.repeat(490)} group` });
  for (const [index, displayName] of hardNames.entries()) {
    const group = index === 0 ? { groupId } : {};
    const reference = await make('/components', {
      displayName,
      labels: { region: displayName.slice(0, 60) },
      ...group,
    });
    await make('/incidents', {
      displayName,
      description: `${displayName}\n\n| ${displayName.slice(0, 200)} | b |\n| - | - |`,
      beganAt: at(-1),
      endedAt: at(-0.5),
      affects: [{ reference, type, severity: 50 }],
    });
  }
}
