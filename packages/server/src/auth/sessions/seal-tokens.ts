import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What the provider gave for a session: with the one it is asked again, with the other it is told who leaves. */
export interface ProviderTokens {
  refreshToken?: string | undefined;
  idToken?: string | undefined;
}

const schema = z.object({ refreshToken: z.string().optional(), idToken: z.string().optional() });
const [nonceLength, tagLength] = [12, 16];

/**
 * Encrypts the tokens of a session (AES-256-GCM) with a key that is derived from the secret in the user's cookie, of which the
 * database keeps only the hash: who has the database alone, or a backup of it, cannot read them.
 */
export function sealTokens(secret: string, tokens: ProviderTokens): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(tokens)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what was sealed; undefined when the secret is another one, or somebody has changed the bytes. */
export function openTokens(secret: string, sealed: Buffer): ProviderTokens | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
    const opened = Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
    return schema.parse(JSON.parse(opened.toString()));
  } catch {
    return undefined;
  }
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'scs: tokens of a session', 32));
}
