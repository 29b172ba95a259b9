/** A message to one person, as it is handed to the mail server. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets; the same however often the message is sent. */
  readonly messageId: string;
  /** What mail programs gather the messages about one incident by. */
  readonly references?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}
