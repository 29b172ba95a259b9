import { Command, Option } from 'commander';
import { UsageError } from '../output/fail.ts';

/** The options of `scs check` as commander gives them. */
export interface CheckOptions {
  osCloud?: string;
  assign: Record<string, string>;
  subject?: string;
  date?: string;
  version?: string;
  sections?: string;
  tests?: string;
  testcase?: string[];
  output: string[];
  verbose: number;
  debug?: true;
  quiet?: true;
  criticalOnly?: true;
  compatExit?: true;
  strict?: true;
  onlyRead?: true;
  list?: true;
  plan?: true;
  explain?: string;
  record?: string;
  replay?: string;
  sample?: true;
  language: 'en' | 'de';
}

const examples = `
SCOPE is "iaas" for the shipped scope SCS-compatible IaaS, or a scope file (YAML) in upstream's format.

Examples:
  scs check iaas --os-cloud mycloud                        everything, on a cloud of clouds.yaml
  scs check iaas --os-cloud mycloud --only-read            create nothing
  scs check iaas --os-cloud mycloud -t scs-0102            only image metadata
  scs check iaas --os-cloud mycloud -V v5.1 -o report.yaml -o report.html
  scs check iaas --os-cloud mycloud --plan                 what would be called and created
  scs check iaas --list                                    all testcases
  scs check --explain scs-0117-test-backup                 one testcase, and how to mend it
  scs check iaas --os-cloud mycloud --record bug.jsonl     keep the exchange with the cloud, without secrets
  scs check iaas --replay bug.jsonl                        check again, with no cloud

Exit codes: 0 pass, 1 fail or abort, 2 could not run; with --compat-exit those of upstream's tool.`;

/** `scs check` without its action. */
export function describeCheck(): Command {
  return new Command('check')
    .description('check a cloud against the standards of a certificate')
    .argument('[scope]', '"iaas" or a scope file')
    .addOption(new Option('-c, --os-cloud <name>', 'cloud from clouds.yaml').env('OS_CLOUD'))
    .option('-a, --assign <key=value>', 'assign a variable of the scope; repeatable', collectAssignment, {})
    .option('-s, --subject <name>', 'name of what is checked, for the report (default: the cloud)')
    .option('-d, --date <YYYY-MM-DD>', 'test the versions that count on this date (default: today)')
    .option('-V, --version <version>', 'test this version only, whatever its validity')
    .option('-S, --sections <list>', 'only testcases of these sections, comma-separated')
    .option('-t, --tests <regex>', 'only testcases whose id matches at its start')
    .option('--testcase <id>', 'exactly this testcase; repeatable', collect)
    .option('-o, --output <file>', 'write a report; repeatable; .yaml .json .xml .sarif .html .md .txt', collect, [])
    .option('--language <en|de>', 'language of the HTML report', parseLanguage, 'en')
    .option('-v, --verbose', 'also list what passed', (_, count: number) => count + 1, 0)
    .option('--debug', 'print every request to the cloud')
    .option('-q, --quiet', 'print no report and no progress')
    .option('-C, --critical-only', 'with --compat-exit: count only what kept the run from completing')
    .option('--compat-exit', "exit with upstream's code: the number of critical and error lines and failures")
    .option('--strict', 'judge by the standards where the reference is known to differ')
    .option('--only-read', 'create nothing in the cloud; leave out the testcases that must')
    .option('--list', 'list the testcases and stop')
    .option('--plan', 'say what would be called and created, and stop')
    .option('--explain <testcase>', 'explain a testcase and stop')
    .option('--record <file>', 'keep the exchange with the cloud, secrets removed')
    .option('--replay <file>', 'check a recording instead of a cloud')
    .option('--sample', 'check the recorded sample cloud')
    .addHelpText('after', examples);
}

function collect(value: string, values: string[] | undefined): string[] {
  return [...(values ?? []), value];
}

function collectAssignment(value: string, assigned: Record<string, string>): Record<string, string> {
  const equals = value.indexOf('=');
  if (equals < 1) {
    throw new UsageError(`--assign ${value}: not of the form KEY=VALUE.`, 'Example: --assign os_cloud=mycloud');
  }
  const key = value.slice(0, equals);
  if (Object.hasOwn(assigned, key)) {
    throw new UsageError(`--assign: ${key} is assigned twice.`, 'Assign each variable once.');
  }
  return { ...assigned, [key]: value.slice(equals + 1) };
}

function parseLanguage(value: string): 'en' | 'de' {
  if (value === 'en' || value === 'de') return value;
  throw new UsageError(`--language ${value}: unknown.`, 'Known languages: en, de');
}
