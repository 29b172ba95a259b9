import type { Frequency, SubscriptionKind } from '@scs/store';
import { invalidField } from '../errors.ts';

/**
 * Only Matrix has rooms and tokens, and needs both; only e-mail is confirmed and comes in digests.
 *
 * @throws ServerError `invalid`
 */
export function refuseWrongFields(
  kind: SubscriptionKind,
  fields: {
    readonly room?: string | null | undefined;
    readonly accessToken?: string | undefined;
    readonly frequency?: Frequency | undefined;
    readonly isConfirmed?: boolean | undefined;
  },
  { isNew }: { isNew: boolean },
): void {
  for (const name of ['room', 'accessToken'] as const) {
    const value = fields[name] ?? undefined;
    if (kind !== 'matrix' && value !== undefined) throw invalidField(name, `is not for the kind ${kind}`);
    const isMissing = isNew ? value === undefined : fields[name] === null;
    if (kind === 'matrix' && isMissing) throw invalidField(name, 'is needed for the kind matrix');
  }
  if (kind === 'email') return;
  if (fields.isConfirmed !== undefined) throw invalidField('isConfirmed', `is not for the kind ${kind}`);
  if ((fields.frequency ?? 'immediate') !== 'immediate') {
    throw invalidField('frequency', `must be immediate for the kind ${kind}`);
  }
}
