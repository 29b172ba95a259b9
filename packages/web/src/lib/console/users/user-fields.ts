import type { UserDocument } from '@scs/server';
import { fill } from '../../texts.ts';
import type { Entered } from '../forms.ts';
import { roles } from '../roles.ts';
import type { EntryField } from '../settings/entry-field.ts';
import type { ConsoleTexts } from '../texts.ts';

/** The roles to choose from. */
export function roleOptions({ common }: ConsoleTexts) {
  return roles.map((value) => ({ value, label: common[value] }));
}

/** The fields of a user's form. Of somebody from an identity provider the role is its choice alone. */
export function userFields(texts: ConsoleTexts, user: UserDocument): EntryField[] {
  const words = texts.users;
  const options = roleOptions(texts);
  return [
    { name: 'displayName', label: words.name, value: user.displayName, required: true },
    {
      name: 'role',
      label: words.role,
      hint: user.provider === null ? words.roleIs : fill(words.fromProvider, { provider: user.provider }),
      value: user.role,
      options: user.provider === null ? options : options.filter(({ value }) => value === user.role),
    },
    {
      name: 'isDisabled',
      label: words.state,
      hint: words.disabledHint,
      value: user.isDisabled ? 'disabled' : 'active',
      options: (['active', 'disabled'] as const).map((value) => ({ value, label: words[value] })),
    },
  ];
}

/** What the API takes of a user. */
export function userBody(entered: Entered) {
  return {
    displayName: entered['displayName'] ?? '',
    role: entered['role'],
    isDisabled: entered['isDisabled'] === 'disabled',
  };
}
