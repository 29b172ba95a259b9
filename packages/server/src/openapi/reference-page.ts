import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { html } from '../http/html.ts';
import { compatDocument } from './compat-document.ts';
import { staticAnswer } from './static-answer.ts';

/** Swagger UI as its npm package has it: nothing is loaded from elsewhere. */
const staticFiles = join(dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui'))), 'static');

const files = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
] as const;

/** Swagger UI draws its arrows from data URLs, and sets styles by script alone. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });\n`;

const page = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>API reference</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    </head>
    <body>
      <div id="reference"></div>
      <noscript>The reference needs JavaScript. The document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
      <script src="/api/docs/swagger-ui-bundle.js"></script>
      <script src="/api/docs/start.js"></script>
    </body>
  </html>`.text;

/** The OpenAPI document, and a page to read it with. Must be called last: before, the document is not complete. */
export function openApiRoutes(app: FastifyInstance): void {
  staticAnswer(app, '/api/openapi.json', {
    contentType: 'application/json; charset=utf-8',
    body: () => JSON.stringify(app.swagger()),
  });
  staticAnswer(app, '/api/status/openapi.json', {
    contentType: 'application/json',
    body: () => compatDocument(JSON.stringify(app.swagger()), '/api/status'),
  });
  staticAnswer(app, '/api/docs', { contentType: 'text/html; charset=utf-8', body: () => page, policy });
  staticAnswer(app, '/api/docs/start.js', { contentType: 'text/javascript; charset=utf-8', body: () => start });
  for (const [name, contentType] of files) {
    staticAnswer(app, `/api/docs/${name}`, { contentType, body: () => readFileSync(join(staticFiles, name)) });
  }
}
