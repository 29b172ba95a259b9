import type { IncidentStatus } from './documents.ts';

/** What operators call their phases, by the words of Statuspage's documents. */
const words: readonly (readonly [IncidentStatus, RegExp])[] = [
  ['resolved', /\b(?:resolved|closed|done|solved)\b/i],
  ['monitoring', /\b(?:monitor\w*|fixed|observ\w*|watch\w*)\b/i],
  ['identified', /\b(?:identified|analy[sz]ed|known|fixing|working)\b/i],
  ['investigating', /\b(?:investigat\w*|open|opened|new|scheduled)\b/i],
];

/**
 * The status of an incident that is not over. Phases have names of the operator's choice; where a name says nothing to
 * readers of Statuspage's documents, the incident is being investigated.
 *
 * @example incidentStatusOf('Monitoring the fix'); // 'monitoring'
 */
export function incidentStatusOf(phase: string | undefined): Exclude<IncidentStatus, 'resolved'> {
  const known = words.find(([, word]) => phase !== undefined && word.test(phase))?.[0] ?? 'investigating';
  // one that has no end is not over, whatever its phase is called
  return known === 'resolved' ? 'monitoring' : known;
}
