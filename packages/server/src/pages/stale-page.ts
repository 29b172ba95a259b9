import type { Answer } from '../http/answer-cache.ts';

/** What every page holds for the time when it cannot be made anew: hidden, and without a moment. */
const hidden = /<div id="stale" class="stale" hidden(?:="")?>([^<]*)<time><\/time>/;

const made = new WeakMap<Answer, Answer>();

/**
 * The same page, which says since when it could not be made anew, to readers without scripts, too.
 *
 * @param keptAt when it was made
 */
export function asStale(answer: Answer, keptAt: Date): Answer {
  const known = made.get(answer);
  if (known !== undefined) return known;
  const at = keptAt.toISOString();
  const time = `<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`;
  const body = Buffer.from(answer.body.toString().replace(hidden, `<div id="stale" class="stale">$1${time}`));
  const stale: Answer = { ...answer, body, tag: `${answer.tag}-stale`, encoded: new Map() };
  made.set(answer, stale);
  return stale;
}
