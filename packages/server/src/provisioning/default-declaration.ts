import type { StatusDeclaration } from '../config/schema.ts';

/** What a page has where nothing is declared: enough to open an incident as soon as there are components. */
export const defaultDeclaration: StatusDeclaration = {
  // the standard's own (scs-0402)
  severities: [
    { name: 'operational', value: 33, colour: '#50c3a5' },
    { name: 'limited', value: 66, colour: '#f5b041' },
    { name: 'broken', value: 100, colour: '#e4572e' },
  ],
  phases: ['Investigating', 'Identified', 'Monitoring', 'Resolved'],
  impactTypes: [
    { name: 'Unavailable', description: 'It cannot be used.' },
    { name: 'Performance', description: 'It is slower than usual.' },
    { name: 'Connectivity', description: 'It cannot be reached from everywhere, or not always.' },
    { name: 'Maintenance', description: 'It is being worked on.' },
  ],
};
