/** Letters, digits and signs: what somebody sees, unlike white space and what only steers how text runs. */
const visible = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * Whether a text shows anything: names of zero-width characters would be links that nobody can see or hit.
 *
 * @example isVisible('\u200b') // false
 */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** What a component, or a group of them, is called; by its id where its name is none that could be read. */
export function shownName({ id, display_name: name }: { id: string; display_name: string | null }): string {
  return name !== null && isVisible(name) ? name : id;
}
