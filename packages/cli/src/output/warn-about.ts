import { escapeForTerminal } from '@scs/conformance/terminal';
import type { CloudConfig } from '@scs/openstack';

/** Says on standard error what the configuration of a cloud asks for in vain. */
export function warnAbout({ warnings }: CloudConfig): void {
  for (const warning of warnings) process.stderr.write(`scs: warning: ${escapeForTerminal(warning, 1000)}\n`);
}
