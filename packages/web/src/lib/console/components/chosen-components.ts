import type { Entered } from '../forms.ts';

/** The components that are chosen in a list, each with the version that was shown. */
export function chosenComponents(form: FormData): { id: string; version: string }[] {
  return form.getAll('component').flatMap((value) => {
    const [id = '', version = ''] = typeof value === 'string' ? value.split('/', 2) : [];
    return id === '' ? [] : [{ id, version }];
  });
}

/** What is to be changed of all of them; empty when nothing is. */
export function movedBody(entered: Entered): { groupId?: string | null; position?: number } {
  const { groupId = 'unchanged', position = '' } = entered;
  return {
    ...(groupId === 'unchanged' ? {} : { groupId: groupId === '' ? null : groupId }),
    ...(position.trim() === '' ? {} : { position: Number(position) }),
  };
}
