/**
 * Writes a double as Python does: always with a fraction or an exponent, and with an exponent from 1e16 on.
 *
 * @example pythonFloat(4) // '4.0'
 */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e16 || (magnitude > 0 && magnitude < 1e-4)) {
    // Both write the fewest digits that read back as the same double; only the exponent's form differs.
    const [digits = '', exponent = '0'] = value.toExponential().split('e');
    return `${digits}e${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
}
