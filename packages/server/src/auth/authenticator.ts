import type { FastifyRequest } from 'fastify';
import type { Store } from '@scs/store';
import type { ChangeSignal } from '../changes/change-signal.ts';
import { ServerError } from '../errors.ts';
import { stranger, type Actor } from './actor.ts';
import { bootstrapCheck } from './bootstrap-token.ts';
import { isReading } from './is-reading.ts';
import type { AuthSettings } from './settings.ts';
import { tokenActors } from './tokens/token-actors.ts';

/** What finding out who asks needs. */
export interface AuthenticatorParts {
  readonly store: Store;
  readonly changes: ChangeSignal;
  readonly settings: AuthSettings;
  /** The time, for tests. */
  readonly clock?: () => Date;
}

/**
 * Makes the function that finds out who asks: by a bearer token (the bootstrap token, or one of the API), or else nobody.
 *
 * A token that is unknown, expired or revoked makes a stranger of who reads, since what is public stays so; who wants to
 * write is told.
 *
 * @throws Error when the bootstrap token is too short
 */
export function authenticator({
  store,
  changes,
  settings,
  clock = () => new Date(),
}: AuthenticatorParts): (request: FastifyRequest) => Promise<Actor> {
  const bootstrapOf = bootstrapCheck(settings.bootstrapToken?.reveal());
  const ofToken = tokenActors(store, changes);

  return async function authenticate(request) {
    const token = bearerOf(request);
    if (token === undefined) return stranger;
    const actor = bootstrapOf(token) ?? (await ofToken(token, clock()));
    if (actor !== undefined) return actor;
    if (isReading(request)) return stranger;
    throw new ServerError(
      'unauthenticated',
      'The token is unknown, has expired, or was revoked.',
      'Make a new token and send it: Authorization: Bearer …',
    );
  };
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}
