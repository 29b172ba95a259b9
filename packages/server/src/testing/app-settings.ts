import { pino } from 'pino';
import { linkTokens } from '../mail/link-tokens.ts';
import type { Subscribing } from '../subscribing/settings.ts';
import type { AppSettings } from '../http/new-app.ts';

/** What an app under test has in common with others: it is silent, and does not limit how often it is asked. */
export const testAppSettings: Omit<AppSettings, 'authenticate' | 'cache'> & { subscribing: Subscribing } = {
  subscribing: { isMailOffered: true, links: linkTokens('a key for tests') },
  log: pino({ level: 'silent' }),
  bodyLimit: 1024 * 1024,
  trustProxy: [],
  publicUrl: 'http://localhost:8080',
  corsOrigins: [],
  rateLimits: { enabled: false, anonymousPerMinute: 300, authenticatedPerMinute: 1200 },
  page: { name: 'Example Cloud', timeZone: 'Europe/Berlin' },
};
