/**
 * Where to go after signing in: a path of this server, or else its first page. Everything that a browser could read as
 * another host is refused, since a link to our sign-in page must not lead to somebody else's.
 *
 * @example localPath('//evil.example') // '/'
 */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000) return '/';
  // browsers read a backslash as a slash, and drop tabs and line ends
  return /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(next) ? next : '/';
}
