import type { ComponentStatus } from '@scs/status';
import type { Language } from '@scs/store';
import type { PublicPlan, PublicState } from '../pages/model.ts';
import { isVisible } from '../pages/shown-name.ts';

interface FeedTexts {
  readonly incident: string;
  readonly maintenance: string;
  readonly feed: (page: string) => string;
  readonly calendar: (page: string) => string;
  readonly affected: string;
  readonly phase: string;
  readonly planned: string;
  readonly until: string;
  readonly over: string;
  readonly status: string;
  readonly unrated: string;
  readonly words: Readonly<Record<ComponentStatus, string>>;
  readonly overall: Readonly<Record<ComponentStatus, string>>;
  readonly plans: Readonly<Record<PublicPlan['state'], string>>;
  readonly quiet: string;
}

const en: FeedTexts = {
  incident: 'Incident',
  maintenance: 'Maintenance',
  feed: (page) => `Incidents and maintenance of ${page}`,
  calendar: (page) => `Maintenance: ${page}`,
  affected: 'Affected',
  phase: 'Phase',
  planned: 'Planned',
  until: 'until',
  over: 'over',
  status: 'Status',
  unrated: 'not rated',
  words: {
    operational: 'operational',
    under_maintenance: 'maintenance',
    degraded_performance: 'impaired',
    partial_outage: 'partly down',
    major_outage: 'down',
  },
  overall: {
    operational: 'All systems operational',
    under_maintenance: 'Maintenance in progress',
    degraded_performance: 'Some services are impaired',
    partial_outage: 'Some services are down',
    major_outage: 'A major outage',
  },
  plans: {
    scheduled: 'scheduled',
    overdue: 'late',
    running: 'in progress',
    overrunning: 'taking longer than planned',
    completed: 'completed',
    cancelled: 'cancelled',
  },
  quiet: 'Nothing is going on.',
};

const de: FeedTexts = {
  incident: 'Störung',
  maintenance: 'Wartung',
  feed: (page) => `Störungen und Wartungen von ${page}`,
  calendar: (page) => `Wartungen: ${page}`,
  affected: 'Betroffen',
  phase: 'Phase',
  planned: 'Geplant',
  until: 'bis',
  over: 'beendet',
  status: 'Status',
  unrated: 'nicht bewertet',
  words: {
    operational: 'funktioniert',
    under_maintenance: 'Wartung',
    degraded_performance: 'beeinträchtigt',
    partial_outage: 'teilweise ausgefallen',
    major_outage: 'ausgefallen',
  },
  overall: {
    operational: 'Alles funktioniert',
    under_maintenance: 'Es wird gewartet',
    degraded_performance: 'Einige Dienste sind beeinträchtigt',
    partial_outage: 'Einige Dienste sind ausgefallen',
    major_outage: 'Schwerer Ausfall',
  },
  plans: {
    scheduled: 'geplant',
    overdue: 'verspätet',
    running: 'läuft',
    overrunning: 'dauert länger als geplant',
    completed: 'abgeschlossen',
    cancelled: 'abgesagt',
  },
  quiet: 'Es ist nichts los.',
};

export const feedTexts: Readonly<Record<Language, FeedTexts>> = { en, de };

/** The word for a state: what the operator calls a disturbance, and our own for the rest. */
export function stateWord({ kind, name, status }: PublicState, language: Language): string {
  if (kind === 'disturbance' && isVisible(name)) return name;
  return kind === 'unknown' ? feedTexts[language].unrated : feedTexts[language].words[status];
}
