import { timestampOf, type Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { z } from 'zod';

/** A passkey that was verified. */
export const newPasskey = z.strictObject({
  id: z.string().min(1).max(2000),
  publicKey: z.instanceof(Uint8Array),
  counter: z.int().min(0),
  transports: z.array(z.string().max(50)).max(20),
});

/** Keeps a passkey for a user. */
export async function insertPasskey(
  tx: Transaction<Database>,
  userId: string,
  { id, publicKey, counter, transports }: z.output<typeof newPasskey>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('passkeys')
    .values({
      id,
      user_id: userId,
      name: timestampOf(now).slice(0, 10),
      public_key: Buffer.from(publicKey),
      counter,
      transports: JSON.stringify(transports),
      created_at: timestampOf(now),
    })
    .execute();
}
