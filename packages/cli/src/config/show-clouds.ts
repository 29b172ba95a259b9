import { escapeForTerminal } from '@scs/conformance/terminal';
import { listClouds } from '@scs/openstack';
import { table } from '../output/table.ts';

/** Prints the clouds that a run could use, and every file that was looked for. */
export async function showClouds(format: 'text' | 'json'): Promise<void> {
  const listing = await listClouds({});
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(listing, null, 2)}\n`);
    return;
  }
  const rows = listing.clouds.map((cloud) => [
    `${cloud.name}${cloud.isDefault ? ' (default)' : ''}`,
    cloud.authType,
    cloud.authUrl ?? '–',
    cloud.regionNames.join(',') || '–',
    cloud.projectName ?? '–',
    cloud.userName ?? '–',
    cloud.sources.join(' '),
    [...(cloud.problem === undefined ? [] : [cloud.problem]), ...cloud.warnings].map((text) => `! ${text}`).join(' '),
  ]);
  const heading = ['CLOUD', 'AUTH', 'URL', 'REGION', 'PROJECT', 'USER', 'FROM', ''];
  const safe = rows.map((row) => row.map((cell) => escapeForTerminal(cell, 200)));
  process.stdout.write(rows.length === 0 ? 'No cloud was found.\n' : table([heading, ...safe]));
  process.stdout.write('\nFiles looked for:\n');
  const state = ({ isFound, isRead }: (typeof listing.files)[number]): string =>
    isRead ? 'read' : isFound ? 'there, but an earlier one counts' : '–';
  process.stdout.write(table(listing.files.map((file) => [`  ${file.path}`, state(file)])));
  if (rows.length === 0) {
    process.stdout.write('\nPut a clouds.yaml into one of these places, or set OS_AUTH_URL and the like.\n');
  }
}
