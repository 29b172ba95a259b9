/** What a failed attempt came to. */
interface MailFailure {
  /** The reply code of the mail server, if it replied. */
  readonly status: number | null;
  readonly error: string;
  /** Whether trying again is of no use. */
  readonly isFinal: boolean;
  /** Whether the server refused the recipient for good. */
  readonly isBounce: boolean;
}

const longest = 500;

/**
 * Says what an error of the mail server means. Only a 5xx about this recipient or this message is final (RFC 5321 §4.2.1): what it
 * says to our sign-in, our sender or our greeting may be mended by an operator within the day that is tried.
 */
export function judgeMailError(thrown: unknown): MailFailure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  // 503 says that the conversation went wrong, and nothing of the message
  const isPermanent = status !== null && status >= 500 && status < 600 && status !== 503;
  return {
    status,
    error: error.message.replaceAll(/\p{Cc}+/gu, ' ').slice(0, longest),
    isFinal: isPermanent && (command === 'RCPT TO' || command === 'DATA'),
    isBounce: isPermanent && command === 'RCPT TO',
  };
}
