import { build } from 'vite';

/**
 * Builds the script of the public pages, which adds to what is whole without it, as one small script whose name changes with
 * its content. It is no module: browsers load those by http alone, and a copy of the site is also read from files.
 *
 * @returns the name of its file
 */
export async function buildScript(folder: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'src/client/main.ts', output: { format: 'iife', entryFileNames: 'page-[hash].js' } },
    },
  });
  const file = [built].flat().flatMap((part) => ('output' in part ? part.output : []))[0];
  if (file === undefined) throw new Error('The script of the pages was not built.');
  return file.fileName;
}
