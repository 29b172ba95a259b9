import { z } from 'zod';
import { colour, uuid } from '../values/names.ts';
import { choice, line, listOf, mapOf, paragraphs, wholeNumber, yesOrNo } from '../values/plain.ts';

const id = uuid.optional().meta({
  description: 'Fixes the id, so that the entry can be renamed. Not set: the name says which one is meant.',
  examples: ['3b5d3cf0-6d30-4c0e-8f0b-0d3f9d6f1c11'],
});
const description = (of: string) => paragraphs().optional().meta({ description: of });

const severity = z.strictObject({
  name: line().meta({ description: 'What is shown.', examples: ['broken'] }),
  value: wholeNumber(1, 100).meta({
    description: 'The upper end of its range; the range begins above the next smaller one. One should be 100.',
    examples: [100],
  }),
  colour: colour.optional().meta({ description: 'Its colour, `#rrggbb`.', examples: ['#ee6a5f'] }),
});

const group = z.strictObject({
  name: line().meta({ description: 'What is shown.', examples: ['Compute'] }),
  description: description('What the group is.'),
  isRedundant: yesOrNo.prefault(false).meta({
    description: 'Whether its components stand in for each other: then one at a time may be under maintenance.',
    examples: [true],
  }),
});

const component = z.strictObject({
  id,
  name: line().meta({ description: 'What is shown.', examples: ['Nova'] }),
  description: description('What the component is.'),
  group: line()
    .optional()
    .meta({ description: 'The name of its group.', examples: ['Compute'] }),
  visibility: choice(['public', 'signed-in', 'hidden'])
    .prefault('public')
    .meta({
      description: 'Who may see it: everybody, whoever is signed in, or operators alone.',
      examples: ['hidden'],
    }),
  labels: mapOf(line(), 'a map from label to text')
    .prefault({})
    .meta({ description: 'Labels of your own.', examples: [{ region: 'north' }] }),
});

const impactType = z.strictObject({
  id,
  name: line().meta({ description: 'What is shown.', examples: ['Performance degradation'] }),
  description: description('What it means.'),
});

const impact = z.strictObject({
  component: line().meta({ description: 'The name of a component.', examples: ['Nova'] }),
  type: line().meta({ description: 'The name of an impact type.', examples: ['Performance degradation'] }),
  severity: wholeNumber(0, 100).meta({ description: 'How severe; 0 is maintenance.', examples: [50] }),
});

const template = z.strictObject({
  name: line().meta({ description: 'How operators find it.', examples: ['API slow'] }),
  title: line()
    .optional()
    .meta({ description: 'The title of the incident.', examples: ['API answers slowly'] }),
  description: description('The text of the incident.'),
  phase: line()
    .optional()
    .meta({ description: 'The name of the first phase.', examples: ['Investigating'] }),
  affects: listOf(impact, 'a list of impacts').prefault([]).meta({ description: 'What is affected.' }),
});

/** What is in the status page's database, declared. A list that is not set is left as it is in the database. */
export const statusDeclaration = {
  severities: listOf(severity, 'a list of severities')
    .optional()
    .meta({ description: 'The severities, each with its colour.' }),
  phases: listOf(line(), 'a list of names')
    .min(1)
    .optional()
    .meta({
      description: 'The phases of an incident, in their order; the last one means that it is over.',
      examples: [['Investigating', 'Identified', 'Monitoring', 'Resolved']],
    }),
  impactTypes: listOf(impactType, 'a list of impact types')
    .optional()
    .meta({ description: 'What an incident can do to a component.' }),
  groups: listOf(group, 'a list of groups')
    .optional()
    .meta({ description: 'Groups of components, in the order in which they are shown.' }),
  components: listOf(component, 'a list of components')
    .optional()
    .meta({ description: 'The components, in the order in which they are shown.' }),
  templates: listOf(template, 'a list of templates')
    .optional()
    .meta({ description: 'Texts that operators start an incident from.' }),
};
