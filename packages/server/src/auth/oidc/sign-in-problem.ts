/**
 * Why signing in at a provider has not succeeded, with the HTTP status of the page that says so.
 *
 * | code | when |
 * |---|---|
 * | `begin-again` | the way back is unknown here: another browser, too late, or used before |
 * | `cancelled` | the user or the provider has said no |
 * | `no-role` | none of the user's groups gives a role |
 * | `disabled` | an administrator has disabled the account |
 * | `provider-refused` | the provider does not know this server, or its answer must not be trusted |
 * | `provider-away` | the provider does not answer |
 */
const statusOf = {
  'begin-again': 400,
  cancelled: 403,
  'no-role': 403,
  disabled: 403,
  'provider-refused': 502,
  'provider-away': 503,
} as const;

export type SignInProblemCode = keyof typeof statusOf;

export class SignInProblem extends Error {
  readonly code: SignInProblemCode;
  readonly status: number;
  /** The provider's name, for people. */
  readonly provider: string;

  constructor(code: SignInProblemCode, provider: string, reason: string, options?: ErrorOptions) {
    super(`Signing in at ${provider}: ${reason}`, options);
    this.name = 'SignInProblem';
    this.code = code;
    this.status = statusOf[code];
    this.provider = provider;
  }
}
