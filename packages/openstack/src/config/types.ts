import type { Secret } from '../secret.ts';

/** How a session authenticates. clouds.yaml may write each with or without its `v3` prefix. */
export type AuthType = 'password' | 'token' | 'applicationcredential' | 'oidcaccesstoken';

/** What `auth:` of a cloud says, after all merging, under one spelling. */
export interface CloudAuth {
  readonly authUrl: string;
  readonly userId?: string | undefined;
  readonly username?: string | undefined;
  readonly userDomainId?: string | undefined;
  readonly userDomainName?: string | undefined;
  readonly password?: Secret | undefined;
  readonly token?: Secret | undefined;
  readonly applicationCredentialId?: string | undefined;
  readonly applicationCredentialName?: string | undefined;
  readonly applicationCredentialSecret?: Secret | undefined;
  readonly identityProvider?: string | undefined;
  readonly protocol?: string | undefined;
  readonly accessToken?: Secret | undefined;
  readonly projectId?: string | undefined;
  readonly projectName?: string | undefined;
  readonly projectDomainId?: string | undefined;
  readonly projectDomainName?: string | undefined;
  readonly domainId?: string | undefined;
  readonly domainName?: string | undefined;
  readonly systemScope?: string | undefined;
  readonly trustId?: string | undefined;
}

/** One cloud, ready for `connect`. Secrets are held in {@link Secret}: printing a CloudConfig shows none. */
export interface CloudConfig {
  readonly name: string;
  readonly regionName?: string | undefined;
  /** The preferred interface: `public`, `internal` or `admin`. */
  readonly interface: string;
  /** All acceptable interfaces, the preferred one first. */
  readonly interfaces: readonly string[];
  readonly authType: AuthType;
  readonly auth: CloudAuth;
  /** Whether TLS certificates are verified. */
  readonly verify: boolean;
  /** File of the authorities to trust instead of the built-in ones. */
  readonly cacert?: string | undefined;
  /** File of the client certificate. */
  readonly cert?: string | undefined;
  /** File of the client certificate's key, where it is not in `cert`. */
  readonly key?: string | undefined;
  /** Service type (`block-storage`) to URL. */
  readonly endpointOverrides: Readonly<Record<string, string>>;
  /** Service type to region, where one service has its own. */
  readonly regionOverrides: Readonly<Record<string, string>>;
  /** Service type to interface, where one service has its own. */
  readonly interfaceOverrides: Readonly<Record<string, string>>;
  readonly apiTimeoutMs?: number | undefined;
  /** The files (or the word `environment`) that this cloud came from. */
  readonly sources: readonly string[];
  /** What was read but cannot be honoured, such as a vendor profile that is in no file. */
  readonly warnings: readonly string[];
}

/** One cloud as `listClouds` shows it: never a secret. */
export interface ListedCloud {
  readonly name: string;
  /** Whether a run without a named cloud would take this one. */
  readonly isDefault: boolean;
  readonly sources: readonly string[];
  readonly authType: string;
  readonly authUrl: string | undefined;
  readonly regionNames: readonly string[];
  readonly interface: string;
  readonly userName: string | undefined;
  readonly projectName: string | undefined;
  /** Why this cloud cannot be used as it stands. */
  readonly problem: string | undefined;
  /** What was read but cannot be honoured. */
  readonly warnings: readonly string[];
}

/** A place where configuration was looked for. */
export interface LookedAtFile {
  readonly kind: 'clouds' | 'secure' | 'clouds-public';
  readonly path: string;
  readonly isFound: boolean;
  /** Only the first file of a kind is read; later ones are found and left alone. */
  readonly isRead: boolean;
}

export interface CloudListing {
  readonly files: readonly LookedAtFile[];
  readonly clouds: readonly ListedCloud[];
}

export interface LoadOptions {
  /** The cloud's name; without it `OS_CLOUD`, the `OS_*` variables, or the only cloud there is. */
  readonly cloud?: string | undefined;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
  /** Read this clouds.yaml and look for no other. */
  readonly configFile?: string | undefined;
  /** One of the cloud's regions; without it the first. */
  readonly region?: string | undefined;
}
