import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { bytesAdapter } from './bytes-adapter.ts';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: bytesAdapter(),
      // what is kept must run no script but our own, and no style but those of the sheet
      inlineStyleThreshold: 0,
      // of the console: its pages start their script by a line in the page. Public pages have a policy of their own.
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // what tells screen readers of a new page is hidden by an attribute, which this is the hash of
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'connect-src': ['self'],
          'img-src': ['self'],
          'font-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      // the server has refused what other sites make a browser send, before it asks for a page
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
  build: { assetsInlineLimit: 0 },
});
