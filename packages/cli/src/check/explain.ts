import { allChecks, findCheck } from '@scs/conformance';
import { UsageError } from '../output/fail.ts';

/** What a testcase is about, why it matters and how to mend it, as text of at most 100 columns. */
export function explainTestcase(testcase: string): string {
  const check = findCheck(testcase);
  if (check === undefined) {
    const near = allChecks.map((one) => one.testcase).filter((id) => id.includes(testcase));
    throw new UsageError(
      `No check decides the testcase ${testcase}.`,
      near.length > 0 ? `Did you mean: ${near.slice(0, 8).join(', ')}?` : 'See which there are: scs check iaas --list',
    );
  }
  const parts: [string, string | undefined][] = [
    ['What', check.checks],
    ['Why', check.why],
    ['How to mend it', check.mend.replaceAll('`', '')],
    ['Known differences', check.quirks?.replaceAll('`', '')],
    ['Reads', [...check.reads, ...(check.calls ?? [])].join('; ')],
    ['Creates, and deletes again', check.creates?.join('; ')],
  ];
  const body = parts
    .filter((part): part is [string, string] => Boolean(part[1]))
    .map(([title, text]) => `${title}\n${wrap(text, '  ', 100)}\n`)
    .join('\n');
  return `${check.testcase} (${check.clause})\n${check.title}\n\n${body}`;
}

function wrap(text: string, indent: string, width: number): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width && line !== indent) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
