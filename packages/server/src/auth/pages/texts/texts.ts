import type { Role } from '../../role.ts';
import type { SignInProblemCode } from '../../oidc/sign-in-problem.ts';

type Language = 'en' | 'de';

/** What went wrong, for people: a title and what to do. */
export interface Explanation {
  readonly title: string;
  readonly text: string;
}

export type ErrorKind =
  | 'wrong-password'
  | 'session-ended'
  | 'forbidden'
  | 'cross-site'
  | 'local-off'
  | 'invitation-gone'
  | 'passkey-failed'
  | 'wrong-current'
  | 'last-way'
  | 'not-found'
  | 'invalid'
  | 'bad-moment'
  | 'too-many'
  | 'too-often'
  | 'away'
  | 'internal';

export type FieldName = 'email' | 'emailTaken' | 'displayName' | 'password' | 'other';

/** All that the pages of the sign-in say. */
export interface Texts {
  readonly language: Language;
  readonly product: string;
  readonly showPassword: string;
  readonly signIn: string;
  readonly signInWith: (provider: string) => string;
  readonly signInWithPasskey: string;
  readonly or: string;
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly passwordHint: string;
  readonly signedOut: string;
  readonly signedOutAt: (provider: string) => string;
  readonly signOutAt: (provider: string) => string;
  readonly signOut: string;
  /** A link to the console. */
  readonly toConsole: string;
  readonly noWay: string;
  readonly insecure: (publicUrl: string) => string;
  readonly welcome: string;
  readonly invitation: (role: Role) => string;
  readonly createWithPassword: string;
  readonly createWithPasskey: string;
  readonly account: string;
  readonly signedInAs: string;
  readonly role: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly comesFrom: (provider: string) => string;
  readonly passkeys: string;
  readonly noPasskeys: string;
  readonly addPasskey: string;
  readonly removePasskey: (name: string) => string;
  readonly changePassword: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly passwordChanged: string;
  readonly toSignIn: string;
  readonly toStatusPage: string;
  /** Links to what laws ask for. */
  readonly imprint: string;
  readonly privacy: string;
  /** The page at the address of the server. */
  readonly home: {
    readonly title: string;
    readonly text: string;
    readonly links: Readonly<Record<'account' | 'reference' | 'summary' | 'components', string>>;
  };
  readonly errors: Readonly<Record<ErrorKind, Explanation>>;
  readonly problems: (provider: string) => Readonly<Record<SignInProblemCode, Explanation>>;
  readonly fields: Readonly<Record<FieldName, string>>;
}
