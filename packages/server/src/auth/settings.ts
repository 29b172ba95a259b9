import type { Role } from './role.ts';

/** What the sign-in needs of the configuration; see its sections for what each means. */
export interface AuthSettings {
  /** The origin under which browsers reach the server, without a slash at its end. */
  readonly publicUrl: string;
  /** At least 32 characters; whoever has it is an administrator. */
  readonly bootstrapToken?: { reveal(): string } | undefined;
  readonly auth: {
    readonly localSignIn: boolean;
    readonly sessionHours: number;
    readonly providers: readonly ProviderSettings[];
  };
}

/** An identity provider that speaks OpenID Connect. */
export interface ProviderSettings {
  /** Part of paths, and kept with each user. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: { reveal(): string } | undefined;
  readonly scopes: readonly string[];
  readonly groupsClaim: string;
  readonly roleMapping: Readonly<Record<string, Role>>;
  readonly defaultRole: Role | 'none';
}
