import type { SubscriptionKind } from '@scs/store';
import { invalidField } from '../errors.ts';

/**
 * Only Matrix has rooms and tokens, and needs both.
 *
 * @throws ServerError `invalid`
 */
export function refuseWrongFields(
  kind: SubscriptionKind,
  fields: { readonly room?: string | null | undefined; readonly accessToken?: string | undefined },
  { isNew }: { isNew: boolean },
): void {
  for (const name of ['room', 'accessToken'] as const) {
    const value = fields[name] ?? undefined;
    if (kind !== 'matrix' && value !== undefined) throw invalidField(name, `is not for the kind ${kind}`);
    const isMissing = isNew ? value === undefined : fields[name] === null;
    if (kind === 'matrix' && isMissing) throw invalidField(name, 'is needed for the kind matrix');
  }
}
