import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['node_modules', 'lab/.state', '.cache', 'coverage', 'packages/web/build', 'packages/web/.svelte-kit'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // numbers and booleans read well in messages; everything else must be turned into text on purpose
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `record['key']` is what noPropertyAccessFromIndexSignature asks for
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // it is marked so to stand out; the configuration lets it be used for an issuer on this machine alone
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable', URL: 'readonly' } },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // an operator's Markdown is HTML by a list of what is harmless: packages/markdown
      'svelte/no-at-html-tags': 'off',
      // there is no client-side router that would have to resolve an address
      'svelte/no-navigation-without-resolve': 'off',
      // svelte-check knows the names of browsers and of types
      'no-undef': 'off',
    },
  },
  {
    // what browsers run
    files: ['packages/server/src/**/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['DOMException', 'FormData', 'PublicKeyCredential', 'document', 'fetch', 'navigator', 'window'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  prettier,
);
