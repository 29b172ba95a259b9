import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from '../timestamp.ts';

type Moment = ColumnType<Timestamp, Timestamp | undefined, Timestamp>;
type MaybeMoment = ColumnType<Timestamp | null, Timestamp | null | undefined, Timestamp | null>;
type StoredRole = 'reader' | 'reporter' | 'operator' | 'administrator';

interface Users {
  id: Generated<string>;
  /** Unique whatever its case; only a user of a provider may have none. */
  email: string | null;
  display_name: string;
  role: StoredRole;
  is_disabled: Generated<boolean>;
  /** The name of the identity provider in the configuration, and who the user is there. Null for local users. */
  provider: string | null;
  subject: string | null;
  /** The provider gave no role when it was last asked: neither sessions nor personal tokens count until it gives one again. */
  is_suspended: Generated<boolean>;
  /** Argon2id in PHC form. */
  password_hash: string | null;
  version: Generated<number>;
  created_at: Moment;
  updated_at: Moment;
}

interface Passkeys {
  /** The credential's, in base64url. */
  id: string;
  user_id: string;
  name: string;
  /** In COSE form. */
  public_key: Buffer;
  /** How often it has signed, as far as it tells; `pg` gives a bigint as a text. */
  counter: ColumnType<string, number, number>;
  transports: ColumnType<readonly string[], string, string>;
  created_at: Moment;
  last_used_at: MaybeMoment;
}

/** Challenges that a browser was given and has not answered. */
interface PasskeyChallenges {
  challenge_hash: string;
  /** `sign-in`, or the invitation or user that a new passkey is for. */
  purpose: string;
  expires_at: Timestamp;
}

interface Sessions {
  id: Generated<string>;
  /** SHA-256 of what the cookie holds. */
  secret_hash: string;
  user_id: string;
  user_agent: string | null;
  created_at: Moment;
  seen_at: Moment;
  /** When it ends unless it is used before. */
  idle_until: Timestamp;
  /** When it ends in any case. */
  expires_at: Timestamp;
  provider: string | null;
  /** The provider's tokens, encrypted with a key that is derived from the cookie's secret: without it nobody reads them. */
  sealed_tokens: Buffer | null;
  /** When the provider was last asked whether the user may stay, and when it last said so. */
  asked_provider_at: MaybeMoment;
  confirmed_at: MaybeMoment;
}

/** A link that lets somebody in once. */
interface Invitations {
  id: Generated<string>;
  secret_hash: string;
  /** Null when whoever uses the link chooses it. */
  email: string | null;
  role: StoredRole;
  is_first_administrator: Generated<boolean>;
  created_by: string;
  created_at: Moment;
  expires_at: Timestamp;
  used_at: MaybeMoment;
  used_by: string | null;
}

interface ApiTokens {
  id: Generated<string>;
  secret_hash: string;
  name: string;
  role: StoredRole;
  /** Verbs (`incident.create`) or whole areas (`incident`) that it may use; null for all that the role may. */
  scopes: ColumnType<readonly string[] | null, string | null | undefined, never>;
  /** Whose token it is; null for one of the platform itself, such as a monitor's. */
  owner_id: string | null;
  created_by: string;
  created_at: Moment;
  expires_at: MaybeMoment;
  last_used_at: MaybeMoment;
  revoked_at: MaybeMoment;
}

/**
 * How often somebody has tried to sign in, to an account or from an address, or to subscribe, from a network or an e-mail
 * address, since the window began.
 */
interface SignInAttempts {
  kind: 'account' | 'address' | 'sign-up-network' | 'sign-up-address';
  subject_hash: string;
  attempts: number;
  since: Timestamp;
}

export interface AuthTables {
  users: Users;
  passkeys: Passkeys;
  passkey_challenges: PasskeyChallenges;
  sessions: Sessions;
  invitations: Invitations;
  api_tokens: ApiTokens;
  sign_in_attempts: SignInAttempts;
}
