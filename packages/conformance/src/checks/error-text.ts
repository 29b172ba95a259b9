import { OpenStackError } from '@scs/openstack';

/** What an error says happened, whatever was thrown; advice is left to whoever shows it. */
export function errorText(error: unknown): string {
  if (error instanceof OpenStackError) return error.summary;
  return error instanceof Error ? error.message : String(error);
}
