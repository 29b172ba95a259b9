/** What an S3 service says in its error document; a part is undefined where the document does not have it. */
export interface S3Error {
  /** Such as `InvalidAccessKeyId`. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

interface Element {
  name: string;
  attributes: string;
  children: Element[];
  /** Only its own, not that of its children; at most 200 characters. */
  text: string;
}

// declaration, comment, CDATA, tag, text; a document type is not wanted
const token =
  /<\?[^>]*>|<!--[^]*?-->|<!\[CDATA\[(?<data>[^]*?)\]\]>|<(?<close>\/?)(?<name>[\w.:-]+)(?<attributes>\s[^<>]*?)?\s*(?<empty>\/?)>|(?<text>[^<]+)/gy;

/** The root element of an XML document; undefined where tags do not match or anything but space stands around it. */
function readXml(document: string): Element | undefined {
  const top: Element = { name: '', attributes: '', children: [], text: '' };
  const open = [top];
  let end = 0;
  for (const match of document.matchAll(token)) {
    end = match.index + match[0].length;
    const { data, close, name, attributes = '', empty, text } = match.groups ?? {};
    const parent = open.at(-1);
    if (parent === undefined) return undefined;
    if (name === undefined) {
      parent.text = (parent.text + (data ?? text ?? '')).slice(0, 200);
    } else if (close === '/') {
      if (open.pop()?.name !== name) return undefined;
    } else {
      const element: Element = { name, attributes, children: [], text: '' };
      parent.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const isWhole = end === document.length && open.length === 1 && top.text.trim() === '' && top.children.length === 1;
  return isWhole ? top.children[0] : undefined;
}

/** Whether text is an XML document. */
export function isXml(text: string): boolean {
  return readXml(text) !== undefined;
}

/**
 * Reads the error document of S3: a root element `Error`, or an `Error` inside another root, as some services wrap it.
 * Undefined where the text is no such document; a namespace on a root `Error` makes it none, as for Amazon's own client.
 *
 * @example
 * ```ts
 * readS3Error('<Error><Code>NoSuchKey</Code></Error>'); // { code: 'NoSuchKey', message: undefined }
 * ```
 */
export function readS3Error(text: string): S3Error | undefined {
  const root = readXml(text);
  if (root === undefined) return undefined;
  const isError = root.name === 'Error' && !/\sxmlns\s*=/.test(root.attributes);
  const error = isError ? root : root.children.find(({ name }) => name === 'Error');
  if (error === undefined) return undefined;
  const textOf = (wanted: string): string | undefined => error.children.find(({ name }) => name === wanted)?.text;
  return { code: textOf('Code'), message: textOf('Message') };
}
