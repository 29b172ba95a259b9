const maxShown = 80;

/** A name between quotes on one line and of bounded length, as it stands in messages. */
export function quoteName(name: string): string {
  return JSON.stringify(name.length > maxShown ? `${name.slice(0, maxShown)}…` : name);
}
