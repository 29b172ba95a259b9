import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { bytesAdapter } from './bytes-adapter.ts';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: bytesAdapter(),
      // what is kept must run no script but our own, and no style but those of the sheet
      inlineStyleThreshold: 0,
    }),
  ],
  build: { assetsInlineLimit: 0 },
});
