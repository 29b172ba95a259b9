import { Command, Option } from 'commander';
import type { ApplyOptions, ImportOptions, MirrorOptions, StatusOptions } from './options.ts';

const about = `
All but mirror work on the database that "scs serve" uses with the same configuration, also while it runs; it hears of the change at
once.

Examples:
  scs status apply scs.yaml --dry-run                  what would be changed?
  scs status export page.json                          everything, as one JSON document
  scs status export site/                              the public site as static files
  scs status import postgres://status@old/status       move in from upstream's status page`;

const applyExamples = `
Makes severities, phases, impact types, groups, components and templates what the file's "status" section declares. A list that
is not there is left alone; what a list does not name stays, too, unless --prune is given. Shows the difference and asks.

Examples:
  scs status apply scs.yaml
  scs status apply scs.yaml --dry-run           exit code 1 when something differs
  scs status apply scs.yaml --prune --yes       also remove what is not declared; do not ask`;

const exportExamples = `
A path that ends in .json, - or no path: all of the page as one JSON document, for "scs status import". Drafts and hidden components
are in it; users, tokens, webhooks and the audit log are not.

Any other path is a folder: the public site as static files, in every language, that any web server can serve and a browser opens
without one. Only a folder that is empty, new, or written by an export before is taken, and only files of exports are ever replaced
or deleted. See docs/outliving.md, also for a schedule and S3.

Examples:
  scs status export > page.json
  scs status export page.json --data-dir /var/lib/scs
  scs status export site/                       open site/index.html, or copy it to any web server
  scs status export /srv/www/status --config /etc/scs/scs.yaml`;

const importExamples = `
SOURCE is a file of "scs status export", or the URL of upstream's database (status-page-api). Ids are kept. What is there already
stays as it is, so that the same import a second time does nothing. What the first start of a server gave the page gives way, unless
somebody has changed or used it. What has another id here, and is the same in every field, is the same; what only has the same name is
a conflict, and nothing is imported.

Examples:
  scs status import page.json
  scs status import postgres://status:password@old.example.com/status
  scs status import page.json --replace         delete first all that is here`;

const mirrorExamples = `
SOURCE is where an export is: a web address (a bucket's, too) or a folder. Only what has changed is fetched, each file must be what
the list of the copy says, and while the source is away, the last good copy is served, with a line that says so. It needs no
database and no configuration; run it where this cloud cannot take it down.

Examples:
  scs status mirror https://s3.example.com/status/ --listen :8080
  scs status mirror /srv/www/status --listen 127.0.0.1:8081 --every 10s
  curl localhost:8080/healthz                   how old is the copy, and does the source answer?`;

/** `scs status`. */
export function statusCommand(): Command {
  const command = new Command('status').description('the status page as a whole').addHelpText('after', about);
  withDatabaseOptions(command.command('apply').argument('[file]', 'scs.yaml (default: the one that is found)'))
    .description('make the page what scs.yaml declares')
    .option('--dry-run', 'only show what would be changed')
    .option('--prune', 'also remove what the declared lists do not name')
    .option('-y, --yes', 'change without asking')
    .addHelpText('after', applyExamples)
    .action(async (file: string | undefined, options: ApplyOptions) => {
      const { apply } = await import('./apply.ts');
      await apply({ ...options, ...(file === undefined ? {} : { config: file }) });
    });
  withDatabaseOptions(
    command.command('export').argument('[path]', 'a file .json, or a folder (default: standard output)'),
  )
    .description('write all of the page as JSON, or the public site as static files')
    .addHelpText('after', exportExamples)
    .action(async (path: string | undefined, options: StatusOptions) => {
      const { exportPage } = await import('./export.ts');
      await exportPage(path, options);
    });
  withDatabaseOptions(command.command('import').argument('<source>', 'a JSON document, or postgres://…'))
    .description("take over a page: an export, or the database of upstream's status page")
    .option('--replace', 'delete first all that is here')
    .option('-y, --yes', 'do not ask before deleting')
    .addHelpText('after', importExamples)
    .action(async (source: string, options: ImportOptions) => {
      const { importPage } = await import('./import.ts');
      await importPage(source, options);
    });
  command
    .command('mirror')
    .argument('<source>', 'https://… or a folder')
    .description('serve an export from another machine, and keep it fresh')
    .option('--listen <host:port>', 'where to listen', '127.0.0.1:8080')
    .option(
      '--data-dir <dir>',
      'where to keep the copy (default: ~/.local/state/scs/server/mirror; for root /var/lib/scs/mirror)',
    )
    .option('--every <duration>', 'how often the source is asked', '60s')
    .addOption(
      new Option('--log-format <form>', 'the form of the log').choices(['auto', 'pretty', 'json']).default('auto'),
    )
    .addHelpText('after', mirrorExamples)
    .action(async (source: string, options: MirrorOptions) => {
      const { mirror } = await import('./mirror.ts');
      await mirror(source, options);
    });
  return command;
}

function withDatabaseOptions(command: Command): Command {
  return command
    .option('--config <file>', 'read this file instead of looking for scs.yaml')
    .option('--data-dir <dir>', 'where the embedded database is');
}
