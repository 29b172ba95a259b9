import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Folders of packages/server/src whose errors no route of `/api/v1` gives. */
const elsewhere =
  /(?:^|\/)(?:testing|compat|pages|oidc|passkeys|subscribing|statuspage|config|start|site|feeds|metrics|mail|jobs|log)\//;

/** What the sources of the server say when they refuse. */
export interface ApiSentences {
  /** Each with its file, for whoever has to translate it; `{1}`, `{2}` … stand for what is filled in. */
  readonly sentences: ReadonlyMap<string, string>;
  /** Where a sentence is made in a way that cannot be read off: `file: expression`. */
  readonly opaque: readonly string[];
}

/** Where in a call the sentences are: of the server's errors, and of the checks of schemas. */
const placesOf = new Map<string, readonly number[]>([
  ['ServerError', [1, 2]],
  ['super', [1, 2]],
  ['invalidField', [1]],
  ['unreadable', [0]],
  ['notFound', [0]],
  ['note', [1]],
  ['refine', [1]],
  ['regex', [1]],
  ['min', [1]],
  ['max', [1]],
  ['length', [1]],
  ['email', [0]],
  ['url', [0]],
  ['guid', [0]],
  ['uuid', [0]],
]);
const errors = new Set(['ServerError', 'invalidField', 'unreadable', 'notFound']);

/**
 * What `/api/v1` can say when it refuses: the details and hints of its errors, the messages of wrong fields and those of the
 * schemas, read from the sources of the server with the compiler of TypeScript.
 */
export function apiSentences(sources: string): ApiSentences {
  const sentences = new Map<string, string>();
  const opaque: string[] = [];
  for (const file of globSync('**/*.ts', { cwd: sources })) {
    if (file.endsWith('.test.ts') || elsewhere.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(join(sources, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const take = (node: ts.Expression | undefined, wrap: (text: string) => string = (text) => text): void => {
      for (const text of textsOf(node)) {
        if (text === undefined) opaque.push(`${file}: ${node?.getText() ?? ''}`);
        else if (/[a-z]/i.test(text.replaceAll('{}', ''))) sentences.set(numbered(wrap(text)), file);
      }
    };
    visit(source, take);
  }
  return { sentences, opaque };
}

type Take = (node: ts.Expression | undefined, wrap?: (text: string) => string) => void;

function visit(node: ts.Node, take: Take): void {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
    for (const place of placesOf.get(name) ?? []) {
      const argument = node.arguments?.[place];
      if (name === 'notFound') take(argument, (what) => `There is no ${what} {}.`);
      else if (errors.has(name) || (argument !== undefined && textsOf(argument)[0] !== undefined)) take(argument);
    }
  }
  // a wrong field or a problem that is written out
  if (ts.isPropertyAssignment(node) && /^(?:message|detail|hint|error)$/.test(node.name.getText())) {
    if (textsOf(node.initializer)[0] !== undefined) take(node.initializer);
  }
  // what is said and what to do, as a pair: `['The session has ended.', 'Sign in again.']`
  if (ts.isArrayLiteralExpression(node) && isPair(node.elements))
    node.elements.forEach((element) => {
      take(element);
    });
  ts.forEachChild(node, (child) => {
    visit(child, take);
  });
}

function isPair(elements: readonly ts.Expression[]): boolean {
  return (
    elements.length === 2 && elements.every((element) => ts.isStringLiteral(element) && element.text.endsWith('.'))
  );
}

/** The texts that an expression can be, with `{}` for what is filled in; undefined for one that is made elsewhere. */
function textsOf(node: ts.Expression | undefined): (string | undefined)[] {
  if (node === undefined) return [undefined];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')];
  }
  return [undefined];
}

function numbered(text: string): string {
  let count = 0;
  return text.replaceAll('{}', () => `{${String((count += 1))}}`);
}
