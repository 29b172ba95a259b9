import { inviteFromCommandLine, loadConfig } from '@scs/server';
import { printWarnings } from '../config/print-warnings.ts';

export interface InviteOptions {
  role: string;
  hours: number;
  publicUrl?: string;
  config?: string;
  dataDir?: string;
}

/** Prints the link on standard output, and everything else on standard error. */
export async function invite(
  email: string | undefined,
  { role, hours, publicUrl, config, dataDir }: InviteOptions,
): Promise<void> {
  const loaded = loadConfig({ file: config, env: process.env, flags: { dataDir, publicUrl } });
  printWarnings(loaded.warnings);
  const { link, expiresAt } = await inviteFromCommandLine(loaded.config, { email, role, expiresInHours: hours });
  process.stderr.write(`An invitation as ${role}, until ${expiresAt}:\n`);
  process.stdout.write(`${link}\n`);
}
