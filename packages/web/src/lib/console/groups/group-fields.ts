import type { GroupDocument } from '@scs/server';
import type { EntryField } from '../settings/entry-field.ts';
import type { ConsoleTexts } from '../texts.ts';

/** The fields of a group's form; of a new one unless it is given. */
export function groupFields(texts: ConsoleTexts, group?: GroupDocument): EntryField[] {
  const words = texts.groups;
  return [
    { name: 'name', label: words.name, value: group?.name ?? '', required: true },
    {
      name: 'description',
      label: `${words.description} (${texts.common.optional})`,
      value: group?.description ?? '',
      rows: 2,
    },
    {
      name: 'isRedundant',
      label: words.redundancy,
      hint: words.redundancyHint,
      value: group?.isRedundant ? 'redundant' : 'notRedundant',
      options: (['notRedundant', 'redundant'] as const).map((value) => ({ value, label: words[value] })),
    },
    {
      name: 'position',
      label: texts.common.position,
      hint: texts.common.positionHint,
      type: 'number',
      value: String(group?.position ?? 0),
    },
  ];
}
