// scs-0100-v3 writes `-` within a part and `_` between parts where v1 wrote `:` and `-`.

/**
 * Rewrites the signs of a v1 name to those of v2. Reads nothing: what is no name stays none.
 *
 * @example v1ToV2Text('SCS-2C:4:10n-z3') // 'SCS-2C-4-10n_z3'
 */
export function v1ToV2Text(name: string): string {
  return name.replaceAll('-', '_').replaceAll(':', '-').replaceAll('SCS_', 'SCS-');
}

/**
 * Rewrites the signs of a v2 or v3 name to those of v1.
 *
 * @example v2ToV1Text('SCS-2C-4-10n_z3') // 'SCS-2C:4:10n-z3'
 */
export function v2ToV1Text(name: string): string {
  return name.replaceAll('-', ':').replaceAll('_', '-').replaceAll('SCS:', 'SCS-');
}
