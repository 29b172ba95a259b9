import { styler } from '../output/style.ts';
import { toJsonLine } from './escape.ts';
import { readTolerantly, reportOnName } from './name-report.ts';
import type { NameReport } from './name-report.ts';
import { nameToText } from './name-to-text.ts';
import { setPropertiesCommand } from './openstack-commands.ts';

/**
 * `scs flavor specs`: the extra specs that follow from names (scs-0103). As text it prints commands that set them; as
 * JSON or YAML, a map from name to specs. Names without specs go to standard error, with exit code 1.
 */
export async function showSpecs(names: readonly string[], format: 'text' | 'json' | 'yaml'): Promise<void> {
  const style = styler(process.stderr);
  const reports: NameReport[] = [];
  for (const name of names) {
    const parsed = readTolerantly(name);
    const report = reportOnName(name, parsed);
    if (report.extraSpecs !== null) {
      reports.push(report);
      continue;
    }
    process.exitCode = 1;
    const reason = parsed.kind === 'scs' ? (report.error?.message ?? '') : nameToText(name, parsed, style);
    process.stderr.write(`${reason}\n`);
  }
  process.stdout.write(await render(reports, format));
}

async function render(reports: readonly NameReport[], format: 'text' | 'json' | 'yaml'): Promise<string> {
  if (format === 'text') {
    return reports.map(({ name, extraSpecs }) => `${setPropertiesCommand(name, extraSpecs ?? {})}\n`).join('');
  }
  const byName = Object.fromEntries(reports.map(({ name, extraSpecs }) => [name, extraSpecs]));
  if (format === 'json') return `${toJsonLine(byName)}\n`;
  const { stringify } = await import('yaml');
  return stringify(byName);
}
