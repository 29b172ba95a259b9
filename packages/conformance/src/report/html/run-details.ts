import type { Report } from '../../model/report.ts';
import { html, shortText, type Content, type Markup } from '../escape/html.ts';
import { asItIs, byServiceText } from '../wording.ts';
import { day, duration, english, facts, link, numeral, time, type PageContext } from './parts.ts';

const longest = 300;

/** What the page is about: whose cloud, when, by which rules. */
export function subjectFacts(report: Report, context: PageContext): Markup {
  const { messages } = context;
  const { cloud, run } = report;
  return facts([
    [messages.facts.cloud, [shortText(cloud.name, longest), run.isReplay ? ` (${messages.recording})` : '']],
    [messages.facts.region, optional(cloud.region)],
    [messages.facts.project, optional(cloud.project)],
    [messages.facts.checkedAt, time(report.checkedAt, context)],
    [messages.facts.referenceDate, day(report.referenceDate, context)],
    [messages.facts.mode, messages.mode[report.mode]],
    [messages.facts.limits, limitsOf(report, context)],
    [messages.facts.report, html`<code>${report.uuid}</code>`],
  ]);
}

function optional(text: string | undefined): Content {
  return text === undefined ? undefined : shortText(text, longest);
}

/** How the run was told to leave things out; a verdict on a part must not be taken for one on the whole. */
function limitsOf({ run }: Report, { messages }: PageContext): Content {
  const limits = [
    run.sections === null ? '' : messages.limits.sections(run.sections.join(', ')),
    run.forcedTests === null ? '' : messages.limits.tests(run.forcedTests),
    run.forcedVersion === null ? '' : messages.limits.version(run.forcedVersion),
  ].filter((limit) => limit !== '');
  return limits.length === 0 ? undefined : shortText(limits.join('; '), longest);
}

/** How the results came about: what it cost, with which command, and what there is to say about it. */
export function runDetails(report: Report, context: PageContext): Markup {
  const { messages } = context;
  const { run, calls, scope } = report;
  const assignments = Object.entries(run.assignment).map(([name, value]) => `${name}=${value}`);
  return html`<section aria-labelledby="run">
    <h2 id="run">${messages.run}</h2>
    ${facts([
      [messages.runFacts.duration, duration(run.durationMs, context)],
      [
        messages.runFacts.requests,
        shortText(`${numeral(calls.total, context)}${byServiceText(calls, asItIs, messages.locale)}`, 1000),
      ],
      [messages.runFacts.signIn, numeral(calls.authentication, context)],
      [messages.runFacts.failedRequests, numeral(calls.failed, context)],
      [messages.runFacts.command, html`<code>${shortText([report.tool.name, ...run.argv].join(' '), 1000)}</code>`],
      [
        messages.runFacts.assignment,
        assignments.length === 0 ? undefined : html`<code>${shortText(assignments.join(' '), 1000)}</code>`,
      ],
      [messages.runFacts.runId, html`<code>${shortText(run.id, longest)}</code>`],
      [
        messages.runFacts.scope,
        [link(scope.url, shortText(scope.name, longest)), ' ', html`<code>${shortText(scope.uuid, longest)}</code>`],
      ],
    ])}
    ${noteList(report, context)}
  </section>`;
}

function noteList({ notes }: Report, context: PageContext): Markup | undefined {
  if (notes.length === 0) return undefined;
  const { messages } = context;
  const items = notes.map(
    ({ severity, message }) =>
      html`<li>
        <b class="${severity}">${messages.severity[severity]}:</b> ${english(shortText(message, 1000), context)}
      </li>`,
  );
  return html`<h3>${messages.notes}</h3>
    <ul>
      ${items}
    </ul>`;
}
