import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

test("the README's example gives what its comments say", async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const promised = [...example.matchAll(/, \/\/ (.+)$/gm)].map(
    ([, value]) => JSON.parse((value ?? '').replaceAll("'", '"')) as unknown,
  );
  const folder = await mkdtemp(join(tmpdir(), 'status-readme-'));
  try {
    const file = join(folder, 'example.mjs');
    const entry = new URL('./index.ts', import.meta.url).href;
    await writeFile(file, stripTypeScriptTypes(example.replace('@scs/status', entry)));
    const { results } = (await import(pathToFileURL(file).href)) as { readonly results: unknown };
    expect(promised).toHaveLength(7);
    expect(results).toEqual(promised);
  } finally {
    await rm(folder, { recursive: true });
  }
});
