import type { Finding } from '../../model/result.ts';
import { html, shortText, type Markup } from '../escape/html.ts';
import { gravestFirst, type Outline, type TestcaseOutcome } from '../outline.ts';
import { resourceText } from '../wording.ts';
import { badge, english, link, numeral, short, type PageContext } from './parts.ts';

/** A page with more would be slow to open, and nobody would read it. */
const findingsShown = 100;

/** Lists this short are open from the start. */
const openUpTo = 5;

const longest = 300;
const longestMessage = 1000;

/** What failed or was aborted, each with its findings; and below it what passed with findings all the same. */
export function evidence({ toMend, remarked }: Outline, context: PageContext): Markup {
  const { messages } = context;
  return html`<section aria-labelledby="to-mend">
      <h2 id="to-mend">${messages.toMend}</h2>
      ${toMend.length === 0 ? html`<p>${messages.nothingToMend}</p>` : toMend.map((outcome) => testcaseEvidence(outcome, context))}
    </section>
    ${
      remarked.length === 0
        ? undefined
        : html`<section aria-labelledby="remarks">
            <h2 id="remarks">${messages.remarks}</h2>
            ${remarked.map((outcome) => testcaseEvidence(outcome, context))}
          </section>`
    }`;
}

function testcaseEvidence({ testcase, state, result }: TestcaseOutcome, context: PageContext): Markup {
  const { messages } = context;
  const description = testcase.description;
  return html`<article class="evidence ${state}">
    <h3>${badge(state, context)} <code>${link(testcase.url, shortText(testcase.id, longest))}</code></h3>
    ${description === undefined ? undefined : html`<p>${english(shortText(description, longestMessage), context)}</p>`}
    ${
      result?.abort === undefined
        ? undefined
        : html`<p>
            <b>${messages.noVerdict}:</b>
            ${english([shortText(result.abort.message, longestMessage), ' ', shortText(result.abort.hint, longestMessage)], context)}
          </p>`
    }
    ${findingList(result?.findings ?? [], state !== 'pass', context)}
  </article>`;
}

function findingList(findings: readonly Finding[], mayBeOpen: boolean, context: PageContext): Markup | undefined {
  if (findings.length === 0) return undefined;
  const { messages } = context;
  const rest = findings.length - findingsShown;
  const isOpen = mayBeOpen && findings.length <= openUpTo;
  return html`<details${isOpen ? html` open` : undefined}>
<summary>${messages.findings(findings.length, numeral(findings.length, context))}</summary>
<ol class="findings">${gravestFirst(findings)
    .slice(0, findingsShown)
    .map((finding) => findingItem(finding, context))}</ol>
${rest > 0 ? html`<p>${messages.more(numeral(rest, context))}</p>` : undefined}
</details>`;
}

function findingItem(finding: Finding, context: PageContext): Markup {
  const { messages } = context;
  const { severity, message, resource, clause, mend } = finding;
  const commands = (mend ?? []).map(
    (command) => html`<pre tabindex="0"><code>${shortText(command, 2000)}</code></pre>`,
  );
  return html`<li class="finding">
    <p class="message">
      <b class="${severity}">${messages.severity[severity]}:</b> ${english(shortText(message, longestMessage), context)}
    </p>
    ${resource === undefined ? undefined : html`<p class="resource">${english(html`<bdi>${resourceText(resource, short)}</bdi>`, context)}</p>`}
    ${comparison(finding, context)}
    <p class="clause">${messages.clause}: ${english(shortText(clause, longest), context)}</p>
    ${
      commands.length === 0
        ? undefined
        : html`<p class="mend">${messages.mend}:</p>
            ${commands}`
    }
  </li>`;
}

function comparison({ attribute, found, wanted }: Finding, { messages }: PageContext): Markup | undefined {
  if (found === undefined && wanted === undefined && attribute === undefined) return undefined;
  const value = (text: string) => html`<code>${shortText(text === '' ? '""' : text, longest)}</code>`;
  return html`<p class="comparison">
    ${attribute === undefined ? undefined : html`${value(attribute)} `}${
      found === undefined
        ? undefined
        : html`<span>${messages.found}: ${found === null ? messages.nothing : value(found)}</span> `
    }${found === undefined || wanted === undefined ? undefined : html`<span aria-hidden="true">→</span> `}${
      wanted === undefined ? undefined : html`<span>${messages.wanted}: ${value(wanted)}</span>`
    }
  </p>`;
}
