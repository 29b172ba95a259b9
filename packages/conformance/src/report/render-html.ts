import { createHash } from 'node:crypto';
import type { Report } from '../model/report.ts';
import { html, shortText } from './escape/html.ts';
import { evidence } from './html/evidence.ts';
import type { Language } from './html/messages/messages.ts';
import { messagesIn } from './html/messages/messages-in.ts';
import { shapes, type PageContext } from './html/parts.ts';
import { runDetails, subjectFacts } from './html/run-details.ts';
import { style } from './html/style.ts';
import { testcaseTable } from './html/testcase-table.ts';
import { certification, headline, moduleBars, versionCards } from './html/verdicts.ts';
import { moduleGroupsOf } from './module-groups.ts';
import { outlineOf } from './outline.ts';

/** In one piece, as the hash is of every character between the tags. */
const styleElement = { markup: `<style>${style}</style>` };

/** Only the page's own style, known by its hash, is applied; nothing is loaded, run, framed or sent. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/**
 * The report as one HTML page that needs nothing else: no script, no request. Made to be shown to the certification body:
 * the verdict first, then where the faults are, how to mend them, every testcase, and how the run went. Light and dark,
 * from 320 px to paper.
 */
export function renderHtml(report: Report, { lang }: { lang: Language }): string {
  const context: PageContext = { lang, messages: messagesIn(lang) };
  const { messages } = context;
  const outline = outlineOf(report);
  const groups = moduleGroupsOf(report, outline);
  const title = `${report.subject} – ${report.scope.name}`;
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="${report.tool.name} ${report.tool.version}" />
        <title>${shortText(`${title} – ${messages.kind}`, 300)}</title>
        ${styleElement}
      </head>
      <body>
        ${shapes}
        <a class="skip" href="#verdict">${messages.skipToContent}</a>
        <header class="wrap">
          <p class="kind">Sovereign Cloud Stack · ${messages.kind}</p>
          <h1><bdi>${shortText(report.subject, 300)}</bdi><span>${shortText(report.scope.name, 300)}</span></h1>
          ${subjectFacts(report, context)}
        </header>
        <main class="wrap">
          ${headline(report, context)}
          <section aria-labelledby="versions">
            <h2 id="versions">${messages.verdicts}</h2>
            ${certification(report, context)} ${versionCards(report.versions, context)}
          </section>
          <section aria-labelledby="modules">
            <h2 id="modules">${messages.modules}</h2>
            <p class="counts">${messages.modulesHint}</p>
            ${moduleBars(groups, context)}
          </section>
          ${evidence(outline, context)}
          <section aria-labelledby="testcases">
            <h2 id="testcases">${messages.testcases}</h2>
            ${testcaseTable(groups, outline, context)}
          </section>
          ${runDetails(report, context)}
        </main>
        <footer class="wrap">
          <p>
            ${shortText(messages.writtenBy(`${report.tool.name} ${report.tool.version}`), 300)}
            ${messages.selfContained}
          </p>
        </footer>
      </body>
    </html> `;
  return `${page.markup.trimEnd()}\n`;
}
