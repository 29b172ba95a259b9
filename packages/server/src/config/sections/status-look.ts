import { z } from 'zod';
import { duration } from '../values/amounts.ts';
import { valueFacts } from '../values/facts.ts';
import { colour, path } from '../values/names.ts';
import { line, listOf, mapOf, paragraphs, wholeNumber } from '../values/plain.ts';
import { linkUrl } from '../values/urls.ts';

const words = {
  accent: 'The colour of what is focused.',
  link: 'The colour of links.',
  operational: 'The colour of what works.',
  maintenance: 'The colour of maintenance.',
  degraded: 'The colour of what is impaired.',
  partialOutage: 'The colour of what is partly down.',
  majorOutage: 'The colour of what is down.',
} as const;

/** What has a colour of its own. */
export type ColourName = keyof typeof words;

function colours(theme: string) {
  const entries = Object.entries(words).map(([name, description]) => [
    name,
    colour.optional().meta({ description: `${description} ${theme}`, examples: ['#0f5fe1'] }),
  ]);
  const shape = Object.fromEntries(entries) as Record<ColourName, z.ZodOptional<typeof colour>>;
  return z
    .strictObject(shape)
    .prefault({})
    .meta({ description: `Colours ${theme.toLowerCase()}` });
}

const legalText = z
  .strictObject({ file: path.optional(), url: linkUrl.optional() })
  .refine(({ file, url }) => (file === undefined) !== (url === undefined), 'names both or neither')
  .register(valueFacts, { wanted: '{file: PATH} of a Markdown file, or {url: URL}', code: 'bad-text' });

const legalTexts = (what: string) =>
  mapOf(legalText, 'a map from language to {file: PATH} or {url: URL}')
    .prefault({})
    .meta({ description: what, examples: [{ en: { file: 'imprint.en.md' }, de: { file: 'imprint.de.md' } }] });

const link = z.strictObject({
  label: line(100).meta({ description: 'What the link says.', examples: ['Example Cloud'] }),
  url: linkUrl.meta({ description: 'Where it leads.', examples: ['https://www.example.com'] }),
});

/** How the public page looks, and what it says besides the state of things. */
export const statusLook = {
  logo: path.optional().meta({
    description:
      'The logo: an SVG, PNG, JPEG or WebP file of at most 512 KiB. Browsers show it as the icon of the page, too.',
    examples: ['logo.svg'],
  }),
  colours: z
    .strictObject({ light: colours('By day.'), dark: colours('By night, where the reader’s system is dark.') })
    .prefault({})
    .meta({ description: 'Colours in place of our own. Those that are hard to read are warned of at the start.' }),
  about: paragraphs()
    .optional()
    .meta({ description: 'Markdown that stands above the components.', examples: ['The state of *Example Cloud*.'] }),
  legal: z
    .strictObject({
      imprint: legalTexts('The legal notice, by language.'),
      privacy: legalTexts('What is done with the data of readers, by language.'),
    })
    .prefault({})
    .meta({ description: 'Texts that laws ask for; linked from every page.' }),
  links: listOf(link, 'a list of links').prefault([]).meta({ description: 'Links at the foot of every page.' }),
  groupBy: listOf(line(200), 'a list of labels')
    .prefault([])
    .meta({
      description: 'The labels by which components that are in no group are grouped.',
      examples: [['region', 'zone']],
    }),
  maintenancePreview: duration(86_400_000, 3650 * 86_400_000, 'a duration from 1d to 3650d, such as 30d')
    .prefault('30d')
    .meta({ description: 'How far ahead the page tells of maintenances and announced incidents.', examples: ['90d'] }),
  liveConnections: wholeNumber(0, 1_000_000)
    .prefault(10_000)
    .meta({
      description:
        'How many open pages each process tells of changes at once; more of them ask every half minute. 0: all of them ask.',
      examples: [2000],
    }),
  liveConnectionsPerNetwork: wholeNumber(1, 1_000_000)
    .prefault(2500)
    .meta({
      description:
        'How many of them one network may have (an IPv4 address, or 64 bits of an IPv6 address), so that nobody takes the places of all others.',
      examples: [200],
    }),
};
