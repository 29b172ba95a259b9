import { listSections, listSettings, type EntryKey, type Setting } from '@scs/server';
import { stringify } from 'yaml';

const introduction = `# Configuration

<!-- Written by \`npm run docs\` from the schema of scs.yaml; change the text there. -->

\`scs serve\` reads one file, \`scs.yaml\`: the one that \`--config\` or \`SCS_CONFIG\` names, else the first of \`./scs.yaml\`,
\`~/.config/scs/scs.yaml\` and \`/etc/scs/scs.yaml\`. It needs none. Later ones win: default, file, variable, flag.

- Every key is a variable, too: \`log.level\` is \`SCS_LOG_LEVEL\`. A list is written with commas or as JSON. \`DATABASE_URL\` is
  \`database.url\`, unless \`SCS_DATABASE_URL\` is set.
- A secret is text, or better stands elsewhere: \`{ file: /run/secrets/x }\`, \`{ env: NAME }\`, or \`SCS_…_FILE\`. None is ever shown.
- Relative paths in the file are relative to its folder.
- \`scs config check\` says with line and column all that is wrong, \`scs config print\` what is in force and where it comes from.

A file to start from: [examples/scs.yaml](../examples/scs.yaml).
`;

/** The text of docs/configuration.md. */
export function configurationGuide(): string {
  const sections = new Map(listSections().map(({ key, description }) => [key, description]));
  const parts: string[] = [introduction];
  let current: string | undefined;
  for (const setting of listSettings()) {
    const section = setting.key.includes('.') ? (setting.key.split('.')[0] ?? '') : '';
    if (section !== '' && section !== current) parts.push(`## ${section}\n\n${sections.get(section) ?? ''}\n`);
    else if (section === '' && current !== '') parts.push('## The server\n');
    current = section;
    parts.push(describe(setting));
  }
  return parts.join('\n');
}

function describe(setting: Setting): string {
  const lines = [`### \`${setting.key}\``, '', setting.description, ''];
  lines.push(`- Value: ${setting.wanted}${setting.isSecret ? ' (a secret)' : ''}`);
  lines.push(`- Default: ${setting.computedDefault ?? shown(setting.default)}`);
  lines.push(`- Variable: \`${setting.variable}\`${setting.isSecret ? ` or \`${setting.variable}_FILE\`` : ''}`);
  if (setting.entries.length > 0)
    lines.push('- Keys of an entry:', ...setting.entries.flatMap((entry) => entryLines(entry, 1)));
  if (setting.example !== undefined) lines.push('', '```yaml', exampleOf(setting).trimEnd(), '```');
  return `${lines.join('\n')}\n`;
}

function entryLines({ name, description, isRequired, default: value, entries }: EntryKey, depth: number): string[] {
  const rule = isRequired ? 'needed' : `default: ${shown(value)}`;
  const line = `${'  '.repeat(depth)}- \`${name}\` (${rule}): ${description}`;
  return [line, ...entries.flatMap((entry) => entryLines(entry, depth + 1))];
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function exampleOf({ path, example }: Setting): string {
  return stringify(
    path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), example),
    { lineWidth: 0 },
  );
}
