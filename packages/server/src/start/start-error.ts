export type StartErrorCode = 'cannot-listen';

/** Why the server does not start, where it is not the configuration (`ConfigError`) and not the database (`StoreError`). */
export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly hint: string;

  constructor(code: StartErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
    this.hint = hint;
  }
}
