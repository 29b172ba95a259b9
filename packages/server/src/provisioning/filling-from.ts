import { ServerError } from '../errors.ts';
import { translateDatabaseError } from '../verb/database-error.ts';

/**
 * Makes what an entry of the provisioning file says.
 *
 * @param place of the entry, as in `severities[2]`; empty for the file itself
 * @param keys what a verb calls a field, and what the file calls it
 * @throws ServerError that names the place in the file
 */
export async function fillingFrom(
  place: string,
  keys: Readonly<Record<string, string>>,
  make: () => Promise<unknown>,
): Promise<void> {
  try {
    await make();
  } catch (error) {
    const cause = translateDatabaseError(error);
    if (!(cause instanceof ServerError)) throw cause;
    const fields = cause.fields.map(({ path, message }) => {
      const key = keys[path] ?? path;
      return { path: place === '' || key.startsWith('[') ? `${place}${key}` : `${place}.${key}`, message };
    });
    const [first] = fields;
    const said = first === undefined ? `${place}: ${cause.message}` : `${first.path}: ${first.message}`;
    const hint = 'Correct it in the provisioning file. Nothing was provisioned.';
    throw new ServerError(cause.code, `In the provisioning file, ${said}`, hint, { fields, cause });
  }
}
