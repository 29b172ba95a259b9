import { isObject, listAt, textAt } from './shape.ts';

const longest = 500;

/**
 * What an API's error body says, in one short line without control characters. Knows the shapes of Nova and Cinder
 * (`{itemNotFound: {message}}`), Keystone (`{error: {message}}`), Neutron (`{NeutronError: {message}}`), Barbican
 * (`{title, description}`), Placement (`{errors: [{detail}]}`), Octavia (`{faultstring}`), and text in or out of HTML.
 */
export function errorWords(body: Buffer): string {
  // Longer than any honest error; and a hostile one must not cost time.
  const text = body.subarray(0, 64 * 1024).toString('utf8');
  const json = parsed(text);
  return oneLine(json === undefined ? fromHtml(text) : fromJson(json));
}

/** One line, bounded, with nothing that a terminal would obey. */
export function oneLine(text: string): string {
  const plain = text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fromJson(json: unknown): string {
  if (typeof json === 'string') return json;
  if (!isObject(json)) return '';
  const direct = textAt(json, 'faultstring') ?? textAt(json, 'description') ?? textAt(json, 'message');
  if (direct !== undefined) return direct;
  const first = listAt(json, 'errors')?.[0];
  if (first !== undefined) return textAt(first, 'detail') ?? textAt(first, 'title') ?? '';
  for (const value of Object.values(json)) {
    if (typeof value === 'string') return value;
    const message = textAt(value, 'message') ?? textAt(value, 'detail');
    if (message !== undefined) return message;
  }
  return textAt(json, 'title') ?? '';
}

function fromHtml(text: string): string {
  let visible = text;
  for (const element of ['head', 'style', 'script']) visible = withoutElement(visible, element);
  // A tag holds no "<", so that an endless "<<<<" cannot make this slow.
  return visible
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function withoutElement(text: string, element: string): string {
  const lower = text.toLowerCase();
  const start = lower.indexOf(`<${element}>`);
  const end = start === -1 ? -1 : lower.indexOf(`</${element}>`, start);
  return end === -1 ? text : `${text.slice(0, start)} ${text.slice(end)}`;
}
