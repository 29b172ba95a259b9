import type { AuthSettings } from '../settings.ts';

/** The settings that a server without a configuration has. */
export function testSettings(settings: Partial<AuthSettings> = {}): AuthSettings {
  return {
    publicUrl: 'http://localhost:8080',
    auth: { localSignIn: true, sessionHours: 12, providers: [] },
    ...settings,
  };
}
