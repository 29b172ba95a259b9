import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { translateDatabaseError } from '../../verb/database-error.ts';

const text = z.string().max(100_000);
const shared = { id: text, rawId: text, type: z.literal('public-key'), clientExtensionResults: z.looseObject({}) };
const attachment = z.enum(['cross-platform', 'platform']).nullish();

const registration = z.looseObject({
  ...shared,
  authenticatorAttachment: attachment,
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(text).max(20).optional(),
  }),
});

const authentication = z.looseObject({
  ...shared,
  authenticatorAttachment: attachment,
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.nullish(),
  }),
});

/**
 * What a browser made of a new passkey. Only its form is checked here; what is in it, the verification checks.
 *
 * @throws ZodError
 */
export function asRegistration(value: unknown): RegistrationResponseJSON {
  return registration.parse(value) as unknown as RegistrationResponseJSON;
}

/** The same for a passkey that was used. */
export function asAuthentication(value: unknown): AuthenticationResponseJSON {
  return authentication.parse(value) as unknown as AuthenticationResponseJSON;
}

/** Whether the database has failed, which has nothing to do with the passkey. */
export function isDatabaseError(error: unknown): boolean {
  const translated = translateDatabaseError(error);
  return translated instanceof ServerError && translated.code === 'database-away';
}
