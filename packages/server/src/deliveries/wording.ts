import type { Language } from '@scs/store';
import type { Notice } from './notice.ts';

type Word = Notice['event'] | 'planned' | 'untitled' | 'affected' | 'phase' | 'more';

const labels: Readonly<Record<Language, Readonly<Record<Word, string>>>> = {
  en: {
    'incident.created': 'Incident',
    'incident.published': 'Incident',
    'incident.reopened': 'Reopened',
    'incident-update.posted': 'Update',
    'maintenance.started': 'Maintenance started',
    'maintenance.finished': 'Maintenance completed',
    'maintenance.extended': 'Maintenance extended',
    'maintenance.cancelled': 'Maintenance cancelled',
    'maintenance.overran': 'Maintenance takes longer',
    'post-mortem.published': 'Post-mortem',
    other: 'Changed',
    planned: 'Maintenance planned',
    untitled: 'Without a title',
    affected: 'Affected',
    phase: 'Phase',
    more: 'Show on the status page',
  },
  de: {
    'incident.created': 'Störung',
    'incident.published': 'Störung',
    'incident.reopened': 'Wieder offen',
    'incident-update.posted': 'Neuigkeit',
    'maintenance.started': 'Wartung begonnen',
    'maintenance.finished': 'Wartung abgeschlossen',
    'maintenance.extended': 'Wartung verlängert',
    'maintenance.cancelled': 'Wartung abgesagt',
    'maintenance.overran': 'Wartung dauert länger',
    'post-mortem.published': 'Nachbetrachtung',
    other: 'Geändert',
    planned: 'Wartung geplant',
    untitled: 'Ohne Titel',
    affected: 'Betroffen',
    phase: 'Phase',
    more: 'Auf der Statusseite ansehen',
  },
};

/** What a message says of a notice, in a language. */
export interface Wording {
  /** `Update` */
  readonly label: string;
  /** `Update: Disks are slow` */
  readonly headline: string;
  /** What belongs to it, by name: what is affected, and the phase. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** What the link to the page says. */
  readonly more: string;
}

/** @example wordingOf(notice, 'en').headline // 'Update: Disks are slow' */
export function wordingOf(notice: Notice, language: Language): Wording {
  const words = labels[language];
  const isNew = notice.event === 'incident.created' || notice.event === 'incident.published';
  const label = isNew && notice.isMaintenance ? words.planned : words[notice.event];
  return {
    label,
    headline: `${label}: ${notice.title === '' ? words.untitled : notice.title}`,
    facts: [
      { name: words.affected, value: notice.components.join(', ') },
      { name: words.phase, value: notice.phase },
    ].filter(({ value }) => value !== ''),
    more: words.more,
  };
}
