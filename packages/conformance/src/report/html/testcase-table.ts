import type { ReportTestcase } from '../../model/report.ts';
import type { Verdict } from '../../model/result.ts';
import { html, shortText, type Content, type Markup } from '../escape/html.ts';
import type { ModuleGroup } from '../module-groups.ts';
import type { Outline, TestcaseOutcome } from '../outline.ts';
import { badge, duration, english, link, shortTime, type PageContext } from './parts.ts';

const longest = 300;

/**
 * Every testcase in one table, grouped by module. The roles are spelled out because a narrow screen shows the rows as
 * blocks, which would take the table's meaning from it.
 */
export function testcaseTable(groups: readonly ModuleGroup[], outline: Outline, context: PageContext): Markup {
  const { column, testcases } = context.messages;
  const head = [column.state, column.testcase, column.versions, column.validUntil, column.took];
  return html`<table role="table" aria-labelledby="testcases">
    <caption class="unseen">
      ${testcases}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head.map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
      </tr>
    </thead>
    ${groups.map(
      ({ name, url, outcomes }) =>
        html`<tbody role="rowgroup">
          <tr role="row" class="group">
            <th role="rowheader" scope="rowgroup" colspan="5" aria-colspan="5">
              ${english(link(url, shortText(name, longest)), context)}
            </th>
          </tr>
          ${outcomes.map((outcome) => row(outcome, outline, context))}
        </tbody>`,
    )}
  </table>`;
}

function row({ testcase, state, result }: TestcaseOutcome, outline: Outline, context: PageContext): Markup {
  const { messages } = context;
  const memberships = outline
    .membershipsOf(testcase.id)
    .map(({ version, target }) => (target === 'main' ? version.version : `${version.version} (${target})`))
    .join(', ');
  const why =
    testcase.missingBecause === undefined ? undefined : english(shortText(testcase.missingBecause, longest), context);
  return html`<tr role="row">
    <td role="cell">${badge(state, context)}</td>
    <td role="cell">
      <code>${link(testcase.url, shortText(testcase.id, longest))}</code>${
        testcase.description === undefined
          ? undefined
          : html`<span class="description">${english(shortText(testcase.description, longest), context)}</span>`
      }${
        state === 'missing'
          ? html`<span class="description"
              >${why ?? (testcase.isManual ? messages.manual : messages.notAttempted)}</span
            >`
          : undefined
      }
    </td>
    <td role="cell" data-label="${messages.column.versions}">
      ${shortText(memberships === '' ? '–' : memberships, longest)}
    </td>
    <td role="cell" data-label="${messages.column.validUntil}">${validUntil(testcase, state, context)}</td>
    <td role="cell" class="number" data-label="${messages.column.took}">
      ${result === undefined ? '–' : duration(result.durationMs, context)}
    </td>
  </tr>`;
}

function validUntil({ validUntil, lifetime }: ReportTestcase, state: Verdict, context: PageContext): Content {
  if (state === 'missing' || validUntil === undefined) return '–';
  const { messages } = context;
  return [shortTime(validUntil, context), lifetime === undefined ? '' : ` (${messages.lifetime[lifetime]})`];
}
