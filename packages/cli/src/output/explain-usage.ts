import type { Command } from 'commander';
import { printFailure } from './fail.ts';

/** Says commander's own complaints about a call in the form of all other errors of `scs`. */
export function explainUsage(command: Command): void {
  command.configureOutput({
    outputError: (text) => {
      const [what = '', suggestion] = text.trim().split('\n');
      const seeHelp = `See: ${pathOf(command)} --help`;
      printFailure({
        code: 'usage',
        message: sentence(what.replace(/^error: /, '')),
        hint: suggestion === undefined ? seeHelp : `${suggestion.replace(/^\((.*)\)$/, '$1')} ${seeHelp}`,
      });
    },
  });
}

/** A command as it is called: `scs flavor parse`. */
function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
