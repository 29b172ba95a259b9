import * as client from 'openid-client';
import type { ProviderSettings } from '../settings.ts';
import { explainProviderError } from './explain-provider-error.ts';

/** An identity provider that can be asked. */
export interface IdentityProvider {
  readonly settings: ProviderSettings;
  /** For people. */
  readonly name: string;
  /**
   * What the provider says of itself, asked for once an hour.
   *
   * @throws SignInProblem `provider-away` or `provider-refused`
   */
  readonly discover: () => Promise<client.Configuration>;
}

/** By their ids, in the order of the configuration. */
export type IdentityProviders = ReadonlyMap<string, IdentityProvider>;

const keptMs = 3_600_000;
const timeoutSeconds = 10;
/** By how many seconds the clocks of the provider and of this server may differ. */
const toleratedSkewSeconds = 30;

export function identityProviders(settings: readonly ProviderSettings[]): IdentityProviders {
  return new Map(settings.map((provider) => [provider.id, identityProvider(provider)]));
}

function identityProvider(settings: ProviderSettings): IdentityProvider {
  const name = settings.name ?? settings.id;
  let kept: { configuration: client.Configuration; until: number } | undefined;
  let asking: Promise<client.Configuration> | undefined;

  async function ask(): Promise<client.Configuration> {
    try {
      const configuration = await discover(settings);
      kept = { configuration, until: performance.now() + keptMs };
      return configuration;
    } catch (error) {
      throw explainProviderError(error, name);
    }
  }

  return {
    settings,
    name,
    discover() {
      if (kept !== undefined && performance.now() < kept.until) return Promise.resolve(kept.configuration);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const server = new URL(issuer);
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret.reveal());
  const metadata = { [client.clockTolerance]: toleratedSkewSeconds };
  return client.discovery(server, clientId, metadata, authentication, {
    timeout: timeoutSeconds,
    execute: [
      // the signature counts, too, not only the connection on which the token came
      client.enableNonRepudiationChecks,
      // the configuration lets an issuer without encryption through on this machine alone
      ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
}
