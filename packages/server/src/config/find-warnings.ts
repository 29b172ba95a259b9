import { lowContrasts } from './low-contrasts.ts';
import type { Config } from './schema.ts';
import { isLoopback } from './values/urls.ts';
import type { ConfigWarning } from './warning.ts';

/** What is allowed and probably not meant. */
export function findWarnings(config: Config): ConfigWarning[] {
  const warnings: ConfigWarning[] = [];
  const url = new URL(config.publicUrl);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    warnings.push({
      code: 'insecure-public-url',
      message: `publicUrl is ${config.publicUrl}: browsers keep no session cookie of a page that is not encrypted`,
      hint: 'Put a proxy with TLS before the server and name its https address.',
    });
  }
  const { host = '', security, password } = config.mail;
  if (security === 'none' && password !== undefined && !isLoopback(host)) {
    warnings.push({
      code: 'insecure-mail',
      message: `mail.security is none: the password goes to ${host} unencrypted`,
      hint: 'Set mail.security to starttls or tls.',
    });
  }
  const severities = config.status.severities ?? [];
  if (severities.length > 0 && severities.every(({ value }) => value < 100)) {
    warnings.push({
      code: 'no-top-severity',
      message: 'status.severities has none with the value 100: impacts above the highest have no name',
      hint: 'Give the worst severity the value 100.',
    });
  }
  warnings.push(...lowContrasts(config.status.colours));
  return warnings;
}
