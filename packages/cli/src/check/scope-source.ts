import { loadScope, shippedScope, type Scope } from '@scs/conformance';
import { UsageError } from '../output/fail.ts';

/** Where a scope comes from: shipped with `scs`, or a file. */
export function createScopeSource(name: string | undefined): { load: () => Promise<Scope> } {
  switch (name) {
    case undefined:
      throw new UsageError('Which scope?', 'Example: scs check iaas --os-cloud mycloud');
    case 'iaas':
      return { load: shippedScope };
    case 'kaas':
      throw new UsageError(
        'scs check kaas: checking Kubernetes clusters is not supported.',
        'Supported: scs check iaas, or a scope file.',
      );
    default:
      return { load: () => loadScope(name) };
  }
}
