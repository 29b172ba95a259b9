import type { SeverityDocument } from '@scs/server';
import type { Entered } from '../forms.ts';
import type { EntryField } from '../settings/entry-field.ts';
import type { ConsoleTexts } from '../texts.ts';

/** The fields of a severity's form but its colour; of a new one unless it is given. */
export function severityFields({ severities: words }: ConsoleTexts, severity?: SeverityDocument): EntryField[] {
  return [
    { name: 'displayName', label: words.name, value: severity?.displayName ?? '', required: true },
    {
      name: 'value',
      label: words.value,
      hint: words.valueHint,
      type: 'number',
      value: severity?.value === null ? '' : String(severity?.value ?? 100),
      required: true,
      min: 1,
      max: 100,
    },
  ];
}

/** The field of the colour, for the comparison after a conflict. */
export function colourField({ severities: words }: ConsoleTexts, severity?: SeverityDocument): EntryField {
  return { name: 'colour', label: words.colour, value: (severity?.colour ?? '').toLowerCase() };
}

/** What was entered, with no colour where it was not wanted: browsers send one in any case. */
export function withColour(entered: Entered): Entered {
  return { ...entered, colour: entered['hasColour'] === undefined ? '' : (entered['colour'] ?? '').toLowerCase() };
}

/** What the API takes of a severity, from what `withColour` gives. */
export function severityBody(entered: Entered) {
  return {
    displayName: (entered['displayName'] ?? '').trim(),
    value: Number(entered['value'] || Number.NaN),
    colour: entered['colour'] === '' ? null : entered['colour'],
  };
}
