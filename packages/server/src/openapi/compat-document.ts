import { withoutUnused } from './without-unused.ts';

const prefix = '/api/status';

interface Document {
  readonly info: object;
  readonly paths?: Readonly<Record<string, unknown>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/**
 * The document of the compatible API alone, where upstream serves its own: `/openapi.json` beside the paths that it describes.
 *
 * @param text the document of all APIs, as JSON
 * @param url where the paths begin
 */
export function compatDocument(text: string, url: string): Buffer {
  const whole = JSON.parse(text) as Document;
  const paths = Object.entries(whole.paths ?? {}).flatMap(([path, operations]) =>
    path.startsWith(`${prefix}/`) ? [[path.slice(prefix.length), operations] as const] : [],
  );
  const info = {
    ...whole.info,
    title: 'SCS Status Page',
    version: '1.1.2',
    description: 'The status page API of SCS. docs/api.md says how it behaves.',
  };
  const document = { ...whole, info, servers: [{ url }], paths: Object.fromEntries(paths) };
  return Buffer.from(`${JSON.stringify(withoutUnused(document), undefined, 2)}\n`);
}
