/** Letters, digits and signs: white space and what only steers how text runs would be a link that nobody can see. */
const visible = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * A name, or what stands for it where there is none that anybody could see.
 *
 * @example nameOr('\u200b', 'Incident') // 'Incident'
 */
export function nameOr(name: string | null | undefined, otherwise: string): string {
  return name && visible.test(name) ? name : otherwise;
}
