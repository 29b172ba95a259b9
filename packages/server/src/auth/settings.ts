/** What the sign-in needs of the configuration. */
export interface AuthSettings {
  /** At least 32 characters; whoever has it is an administrator. */
  readonly bootstrapToken?: { reveal(): string } | undefined;
}
