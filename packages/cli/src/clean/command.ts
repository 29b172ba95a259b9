import { Command, Option } from 'commander';

const examples = `
Shows what runs of "scs check" left behind in the project, and deletes it when told to. Only resources that carry both
marks of a run – its id in the name, and in the description, metadata or tag – or that are in this machine's journals are
touched; those of a run that is still going on are not.

Examples:
  scs clean --os-cloud mycloud          show, and ask
  scs clean --os-cloud mycloud --yes    delete without asking`;

/** `scs clean`. */
export function cleanCommand(): Command {
  return new Command('clean')
    .description('show and delete what checks left behind in a cloud')
    .addOption(new Option('-c, --os-cloud <name>', 'cloud from clouds.yaml').env('OS_CLOUD'))
    .option('-y, --yes', 'delete without asking')
    .addHelpText('after', examples)
    .action(async (options: { osCloud?: string; yes?: true }) => {
      const { clean } = await import('./clean.ts');
      await clean(options);
    });
}
