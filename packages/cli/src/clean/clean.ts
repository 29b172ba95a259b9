import { findLeftovers, forgetJournals, realClock, removeLeftovers, stateFolder } from '@scs/conformance';
import { escapeForTerminal } from '@scs/conformance/terminal';
import { connect, loadCloud } from '@scs/openstack';
import { confirm } from '../output/confirm.ts';
import { table } from '../output/table.ts';
import { warnAbout } from '../output/warn-about.ts';

/** Shows the leftovers in a project, and deletes them if the user wants. Exit code 1 when something stays. */
export async function clean(options: { osCloud?: string; yes?: true }): Promise<void> {
  const config = await loadCloud(options.osCloud === undefined ? {} : { cloud: options.osCloud });
  warnAbout(config);
  const session = await connect(config);
  const folder = stateFolder(process.env);
  try {
    const leftovers = await findLeftovers(session, folder);
    if (leftovers.length === 0) {
      forgetJournals(session, folder, []);
      process.stdout.write(`Nothing of ours is left in cloud ${config.name}.\n`);
      return;
    }
    const rows = leftovers.map(({ kind, name, id, run }) => [kind, name, id, run]);
    const safe = rows.map((row) => row.map((cell) => escapeForTerminal(cell, 200)));
    process.stdout.write(table([['KIND', 'NAME', 'ID', 'RUN'], ...safe]));
    if (!options.yes && !(await confirm(`Delete ${leftovers.length === 1 ? 'this' : `these ${leftovers.length}`}?`))) {
      process.stdout.write('Nothing was deleted. To delete without a question: scs clean --yes\n');
      process.exitCode = 1;
      return;
    }
    const stayed = await removeLeftovers(session, realClock(new AbortController().signal), leftovers);
    forgetJournals(session, folder, stayed);
    process.stdout.write(`Deleted ${leftovers.length - stayed.length} of ${leftovers.length}.\n`);
    for (const { kind, name, id, reason } of stayed) {
      process.stderr.write(`scs: ${escapeForTerminal(`${kind} ${name} (${id}) stays: ${reason}`, 1000)}\n`);
      process.exitCode = 1;
    }
  } finally {
    await session.close();
  }
}
