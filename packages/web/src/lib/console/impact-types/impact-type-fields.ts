import type { ImpactTypeDocument } from '@scs/server';
import type { EntryField } from '../settings/entry-field.ts';
import type { ConsoleTexts } from '../texts.ts';

/** The fields of an impact type's form; of a new one unless it is given. */
export function impactTypeFields({ impactTypes, common }: ConsoleTexts, type?: ImpactTypeDocument): EntryField[] {
  return [
    { name: 'displayName', label: impactTypes.name, value: type?.displayName ?? '', required: true },
    {
      name: 'description',
      label: `${impactTypes.description} (${common.optional})`,
      value: type?.description ?? '',
      rows: 2,
    },
  ];
}
