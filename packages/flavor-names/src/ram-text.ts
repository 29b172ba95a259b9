/** Memory as the canonical name writes it: without decimals where there are none, else with the one of a half. */
export function ramText(ramGiB: number): string {
  if (Number.isSafeInteger(ramGiB)) return String(ramGiB);
  // A double beyond 2^53 is a whole number; a BigInt writes all of its digits where a double would write an exponent.
  return Number.isInteger(ramGiB) ? String(BigInt(ramGiB)) : ramGiB.toFixed(1);
}
