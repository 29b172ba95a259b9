import { fileURLToPath } from 'node:url';
import type { Scope } from '../model/scope.ts';
import { loadScope } from './load-scope.ts';

/** Where the scope file stands that comes with this package: SCS-compatible IaaS. */
export function shippedScopePath(): string {
  return fileURLToPath(new URL('../../scopes/scs-compatible-iaas.yaml', import.meta.url));
}

/** The scope that comes with this package: SCS-compatible IaaS. */
export function shippedScope(): Promise<Scope> {
  return loadScope(shippedScopePath());
}
