/**
 * One word for a POSIX shell. Names and ids come from the cloud and may hold anything, so everything but a plain
 * word is quoted; control characters, which no quoting makes harmless on a terminal, become `?`.
 *
 * @example
 * ```ts
 * shellWord("Ubuntu 24.04"); // "'Ubuntu 24.04'"
 * ```
 */
export function shellWord(text: string): string {
  const printable = text.replaceAll(/\p{Cc}/gu, '?');
  return /^[\w@%+=:,./-]+$/.test(printable) ? printable : `'${printable.replaceAll("'", `'\\''`)}'`;
}

/** A command line of the OpenStack client; every argument is quoted as needed. */
export function openstackCommand(...words: string[]): string {
  return ['openstack', ...words].map(shellWord).join(' ');
}
