import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const memory = { initialMemoryPages: 512, maxMemoryPages: 4096 };

/** What is wrong with a text as XML, in libxml2's words; empty when it is well-formed. */
export async function xmlProblems(contents: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents }],
    normalization: 'format',
    ...memory,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** What is wrong with a text as a feed of ours, by one of the schemas of this folder. */
export async function feedProblems(form: 'atom' | 'rss', contents: string): Promise<string[]> {
  const schema = await readFile(join(import.meta.dirname, `${form}.xsd`), 'utf8');
  const { errors } = await validateXML({ xml: [{ fileName: 'feed.xml', contents }], schema: [schema], ...memory });
  return errors.map(({ rawMessage }) => rawMessage);
}
