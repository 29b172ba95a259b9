import { linePrefix } from './user-data.ts';

/** The probe's report by section; each line without its mark, trimmed (reference 3.3, step 7). */
export type ProbeReport = ReadonlyMap<string, readonly string[]>;

// where Python's splitlines, and with it the reference, ends a line
const lineEnd = new RegExp(String.raw`\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]`);

/** Picks the probe's lines out of a console's output, whatever stands around them. */
export function parseConsole(output: string): ProbeReport {
  const report = new Map<string, string[]>();
  for (const line of output.split(lineEnd)) {
    const start = line.indexOf(linePrefix);
    if (start < 0) continue;
    const text = line.slice(start + linePrefix.length);
    const colon = text.indexOf(':');
    if (colon < 0) continue;
    const name = text.slice(0, colon);
    const lines = report.get(name);
    const payload = text.slice(colon + 1).trim();
    if (lines === undefined) report.set(name, [payload]);
    else lines.push(payload);
  }
  return report;
}
