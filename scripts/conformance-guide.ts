import { allChecks, describeSource, shippedScope, type Check, type Scope } from '@scs/conformance';

const introduction = `# What is checked, why, and how to mend it

<!-- Written by \`npm run docs\` from the checks themselves; change the text there. -->

\`scs check iaas --os-cloud NAME\` decides the testcases below. Each section says what makes a testcase pass, why a customer
should care, and how to mend a failure. The same text is printed by \`scs check --explain TESTCASE\`.

Verdicts are those of the reference, upstream's Python program, on the same cloud, its known quirks included; \`--strict\` judges
by the standards where the two differ. A testcase is **pass**, **fail**, **abort** (attempted, but no verdict: an API error, or data
that leaves none) or **missing** (not attempted: decided by people, or left out by a filter or \`--only-read\`).

All checks need credentials with the role \`member\` and neither \`admin\` nor \`manager\`: they must see what a customer sees. What a
run creates carries its id in name, description and tag, is written to a journal first, and is deleted at the end, on Ctrl-C, and by the
next run if the process was killed.
`;

const families: readonly [prefix: string, title: string, about: string][] = [
  ['scs-0100-', 'Flavor names (scs-0100)', 'https://docs.scs.community/standards/iaas/scs-0100'],
  ['scs-0101-', 'Entropy (scs-0101)', 'https://docs.scs.community/standards/iaas/scs-0101'],
  ['scs-0102-', 'Image metadata (scs-0102)', 'https://docs.scs.community/standards/iaas/scs-0102'],
  ['scs-0103-', 'Standard flavors (scs-0103)', 'https://docs.scs.community/standards/iaas/scs-0103'],
  ['scs-0104-', 'Standard images (scs-0104)', 'https://docs.scs.community/standards/iaas/scs-0104'],
  ['scs-0114-', 'Volume types (scs-0114)', 'https://docs.scs.community/standards/iaas/scs-0114'],
  ['scs-0115-', 'Default rules for security groups (scs-0115)', 'https://docs.scs.community/standards/iaas/scs-0115'],
  ['scs-0116-', 'Key manager (scs-0116)', 'https://docs.scs.community/standards/iaas/scs-0116'],
  ['scs-0117-', 'Volume backup (scs-0117)', 'https://docs.scs.community/standards/iaas/scs-0117'],
  ['scs-0123-', 'Mandatory and supported services (scs-0123)', 'https://docs.scs.community/standards/iaas/scs-0123'],
];

/** The text of docs/conformance.md. */
export async function conformanceGuide(): Promise<string> {
  const scope = await shippedScope();
  const parts = families.map(([prefix, title, url]) => {
    const checks = allChecks.filter(({ testcase }) => testcase.startsWith(prefix));
    return `## ${title}\n\n${url}\n\n${checks.map((check) => section(check, scope)).join('\n')}`;
  });
  return `${introduction}\n${versionTable(scope)}\n${parts.join('\n')}`;
}

function versionTable(scope: Scope): string {
  const rows = scope.versions.map(
    ({ version, stabilizedAt, targets }) =>
      `| ${version} | ${stabilizedAt ?? 'not stable'} | ${targets.get('main')?.length ?? 0} |`,
  );
  return `## Versions of ${scope.name}\n\n| version | stable since | testcases that decide |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function section(check: Check, scope: Scope): string {
  const versions = scope.versions.filter(({ targetOf }) => targetOf.has(check.testcase)).map(({ version }) => version);
  const lines = [
    `### ${check.testcase}`,
    '',
    `${check.title}. Clause: ${check.clause}. In versions: ${versions.join(', ') || 'none'}.`,
    '',
    `- **Checked:** ${escape(check.checks)}`,
    `- **Why:** ${escape(check.why)}`,
    `- **Mend:** ${check.mend}`,
    ...(check.quirks === undefined ? [] : [`- **Known differences:** ${check.quirks}`]),
    `- **Requests:** ${[...new Set([...check.reads.map(describeSource), ...(check.calls ?? [])])].map((call) => `\`${call}\``).join(', ')}`,
    ...(check.creates === undefined ? [] : [`- **Creates and deletes:** ${check.creates.join('; ')}`]),
    '',
  ];
  return lines.join('\n');
}

/** Underscores and angle brackets are data here, not markup. */
function escape(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/[_*<>]/g, String.raw`\$&`)))
    .join('');
}
