import type { Report, ReportVersion } from '../../model/report.ts';
import type { Verdict } from '../../model/result.ts';
import { html, shortText, type Content, type Markup } from '../escape/html.ts';
import { byWeight } from '../by-weight.ts';
import { certificationText } from '../certification.ts';
import type { ModuleGroup } from '../module-groups.ts';
import { countOutcomes, mainCountsOf } from '../outline.ts';
import { countsIn } from './messages/messages.ts';
import { badge, bar, english, link, shape, short, states, type PageContext } from './parts.ts';

const longestName = 200;

/** The sentence that the page is about: what the run says on the version that counts most. */
export function headline(report: Report, context: PageContext): Markup {
  const { state, text, reasons } = headlineOf(report, context);
  return html`<section class="headline ${state}" aria-labelledby="verdict">
    ${shape(state)}
    <div>
      <h2 id="verdict">${text}</h2>
      ${reasons.map((reason) => html`<p>${reason}</p>`)}
    </div>
  </section>`;
}

function headlineOf(report: Report, context: PageContext): { state: Verdict; text: Content; reasons: Content[] } {
  const { messages } = context;
  if (report.critical.length > 0) {
    const reasons = report.critical.map(({ message, hint }) =>
      english([shortText(message, 1000), ' ', shortText(hint, 1000)], context),
    );
    return { state: 'abort', text: messages.couldNotRun, reasons };
  }
  const version = decidingVersion(report.versions);
  if (version === undefined || report.results.length === 0) {
    return { state: 'missing', text: messages.nothingTested, reasons: [] };
  }
  const text = shortText(messages.headline[version.result](`${report.scope.name} ${version.version}`), 300);
  const counts = `${messages.mainTarget}: ${countsIn(messages, mainCountsOf(version))}`;
  const validity = messages.validity[version.validity ?? 'none'];
  return { state: version.result, text, reasons: [`${validity} · ${counts}`] };
}

/** Of the versions that may be certified one that passes, else the first; else the first of all. */
function decidingVersion(versions: readonly ReportVersion[]): ReportVersion | undefined {
  const certifiable = versions.filter(({ validity }) => validity === 'effective' || validity === 'warn');
  return certifiable.find(({ result }) => result === 'pass') ?? byWeight(versions)[0];
}

/** A card for each version, those first that may be certified. */
export function versionCards(versions: readonly ReportVersion[], context: PageContext): Markup {
  return html`<ul class="cards">
    ${byWeight(versions).map((version) => versionCard(version, context))}
  </ul>`;
}

function versionCard(version: ReportVersion, context: PageContext): Markup {
  const { messages } = context;
  const counts = mainCountsOf(version);
  const stable =
    version.stabilizedAt === undefined ? '' : ` · ${messages.stableSince(version.stabilizedAt.slice(0, longestName))}`;
  return html`<li class="card ${version.result}">
    <h3>
      ${shortText(version.version, longestName)}
      <small>${messages.validity[version.validity ?? 'none']}${stable}</small>
    </h3>
    <p class="state ${version.result}">${shape(version.result)} ${messages.verdict[version.result]}</p>
    ${bar(version.version, counts, context)}
    <p class="counts">${messages.mainTarget}: ${countsIn(messages, counts)}</p>
  </li>`;
}

/** Which version the run could certify, or why none; nothing where the report does not say. */
export function certification(report: Report, { messages }: PageContext): Markup | undefined {
  const text = certificationText(report, short, messages);
  if (text === undefined) return undefined;
  return html`<p class="certification"><b>${messages.certification.title}:</b> ${shortText(text, 2000)}</p>`;
}

/** The picture of the run: a bar for each module. */
export function moduleBars(groups: readonly ModuleGroup[], context: PageContext): Markup {
  const rows = groups.map(({ name, url, outcomes }) => {
    const counts = countOutcomes(outcomes);
    return html`<li>
      <span class="module">${english(link(url, shortText(name, longestName)), context)}</span>
      ${bar(name, counts, context)}
      <span class="counts">${countsIn(context.messages, counts)}</span>
    </li>`;
  });
  return html`<p class="legend">${states.map((state) => html`${badge(state, context)} `)}</p>
    <ul class="bars">
      ${rows}
    </ul>`;
}
