import type { Report } from '../model/report.ts';
import type { Language } from './html/messages/messages.ts';
import type { ReportFormat } from './report-format.ts';

/** What the formats can be told; each takes what concerns it. */
export interface RenderOptions {
  /** Terminal: whether to colour; no by default. */
  colour?: boolean;
  /** Terminal: characters on a line; 100 by default. */
  width?: number;
  /** Terminal: also lists what passed; no by default. */
  verbose?: boolean;
  /** HTML: the language of everything but the evidence; English by default. */
  lang?: Language;
}

/**
 * The report in one of its formats. A format's code is loaded when it is first asked for.
 *
 * @example
 * ```ts
 * await writeReport('report.html', await renderReport(report, formatOf('report.html'), { lang: 'de' }));
 * ```
 */
export async function renderReport(report: Report, format: ReportFormat, options: RenderOptions = {}): Promise<string> {
  switch (format) {
    case 'terminal': {
      const { colour = false, width = 100, verbose = false } = options;
      return (await import('./render-terminal.ts')).renderTerminal(report, { colour, width, verbose });
    }
    case 'yaml':
      return (await import('./render-yaml.ts')).renderYaml(report);
    case 'json':
      return (await import('./render-json.ts')).renderJson(report);
    case 'junit':
      return (await import('./render-junit.ts')).renderJunit(report);
    case 'sarif':
      return (await import('./render-sarif.ts')).renderSarif(report);
    case 'html':
      return (await import('./render-html.ts')).renderHtml(report, { lang: options.lang ?? 'en' });
    case 'markdown':
      return (await import('./render-markdown.ts')).renderMarkdown(report);
  }
}
