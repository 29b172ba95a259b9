import type { LoadedConfig, RunningServer } from '@scs/server';

/** Says where to look and how to sign in. On standard error: the log is on standard output, and the link is a secret. */
export function tellWhereItIs(
  { api, database, firstAdministratorLink, metricsUrl }: RunningServer,
  { config, file }: Pick<LoadedConfig, 'config' | 'file'>,
): void {
  const rows: [string, string][] = [];
  if (api !== undefined) {
    rows.push(['Status page', `${api.url}/`]);
    rows.push(['Console', `${config.publicUrl}/console`]);
    rows.push(['API reference', `${api.url}/api/docs`]);
    rows.push(['Status page API', `${api.url}/api/status/components`]);
    if (api.compatUrl !== undefined) rows.push(['… at the root', `${api.compatUrl}/components`]);
  }
  if (metricsUrl !== undefined) rows.push(['Metrics', metricsUrl]);
  rows.push(['Data', database], ['Configuration', file ?? 'defaults (no scs.yaml was found)']);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  if (firstAdministratorLink !== undefined) {
    lines.push(
      '',
      'Nobody has an account yet. The first administrator, once, within 24 hours:',
      `  ${firstAdministratorLink}`,
    );
  }
  process.stderr.write(`\nSovereign Cloud Stack is running. Ctrl-C stops it.\n\n${lines.join('\n')}\n\n`);
}
