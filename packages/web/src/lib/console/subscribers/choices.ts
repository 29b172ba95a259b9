import type { EntryField } from '../settings/entry-field.ts';
import type { ConsoleTexts } from '../texts.ts';

type Words = ConsoleTexts['subscribers'];

/** What a subscriber is told about; the empty value stands for all of it. */
export function aboutField(about: 'incidents' | 'maintenances' | null, words: Words): EntryField {
  const options = [
    { value: '', label: words.both },
    { value: 'incidents', label: words.onlyIncidents },
    { value: 'maintenances', label: words.onlyMaintenances },
  ];
  return { name: 'about', label: words.about, value: about ?? '', options };
}

/** When a mailbox is written to. */
export function frequencyField(frequency: 'immediate' | 'daily' | 'weekly', words: Words): EntryField {
  const options = (['immediate', 'daily', 'weekly'] as const).map((value) => ({ value, label: words[value] }));
  return { name: 'frequency', label: words.frequency, value: frequency, hint: words.frequencyHint, options };
}
