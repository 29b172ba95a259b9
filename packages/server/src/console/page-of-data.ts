/** The endings of addresses of data, and the parameters that come with them (kit/src/pathname.js, kit/src/runtime/shared.js). */
const htmlSuffix = '.html__data.json';
const suffix = '/__data.json';
const parameters = ['x-sveltekit-invalidated', 'x-sveltekit-trailing-slash'];

/**
 * The page whose data a script asks for; undefined for other addresses.
 *
 * @example pageOfData('/console/incidents/__data.json?state=open&x-sveltekit-invalidated=01') // '/console/incidents?state=open'
 */
export function pageOfData(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address, 'http://console.invalid');
  const isHtml = pathname.endsWith(htmlSuffix);
  if (!isHtml && !pathname.endsWith(suffix)) return undefined;
  const page = isHtml ? `${pathname.slice(0, -htmlSuffix.length)}.html` : pathname.slice(0, -suffix.length);
  for (const name of parameters) searchParams.delete(name);
  const query = searchParams.toString();
  return `${page === '' ? '/' : page}${query === '' ? '' : `?${query}`}`;
}
