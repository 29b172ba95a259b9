import { makeVisible, makeVisibleAndShort } from './visible.ts';

/**
 * Text for GitHub-flavoured Markdown, also in a table's cell: on one line, and without any mark-up, HTML, entity, link
 * or mention coming true. (GitHub looks for mentions after parsing, so that a zero-width space is needed there.) It must
 * not begin a line, where a dash or a number would make a list.
 *
 * @example
 * ```ts
 * escapeForMarkdown('a | b <b>'); // 'a \\| b \\<b\\>'
 * ```
 */
export function escapeForMarkdown(text: string, limit = Infinity): string {
  const visible = limit === Infinity ? makeVisible(text) : makeVisibleAndShort(text, limit);
  return visible.replace(/[\\`*_{}[\]<>#|~&$]|:(?=\S)|(?<=www)\./gi, '\\$&').replaceAll('@', '@&#8203;');
}

/**
 * A code span: what is in it has no meaning in Markdown. The fence is longer than any run of backticks inside, and
 * pipes are escaped as a table's cell wants it.
 */
export function markdownCode(text: string, limit = Infinity): string {
  const visible = limit === Infinity ? makeVisible(text) : makeVisibleAndShort(text, limit);
  if (visible.trim() === '') return '(empty)';
  const longestRun = Math.max(0, ...(visible.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const isPadded =
    visible.startsWith('`') || visible.endsWith('`') || (visible.startsWith(' ') && visible.endsWith(' '));
  const body = isPadded ? ` ${visible} ` : visible;
  return `${fence}${body.replaceAll('|', '\\|')}${fence}`;
}
