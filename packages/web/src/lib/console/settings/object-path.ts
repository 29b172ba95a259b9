const folders: Readonly<Record<string, string>> = {
  component: 'components',
  'component-group': 'groups',
  'impact-type': 'impact-types',
  incident: 'incidents',
  maintenance: 'maintenances',
  severity: 'severities',
  subscription: 'subscribers',
  template: 'templates',
  token: 'tokens',
  user: 'users',
};

/**
 * The page of the console that shows an object; undefined where there is none.
 *
 * @param type as the audit log has it
 * @example objectPath('incident', id) // `/console/incidents/${id}`
 */
export function objectPath(type: string, id: string): string | undefined {
  const folder = folders[type];
  return folder === undefined || !isId(id) ? undefined : `/console/${folder}/${id}`;
}

/**
 * The page of what an event is about.
 *
 * @example eventPath('maintenance.started', id) // `/console/maintenances/${id}`
 */
export function eventPath(event: string, id: string): string | undefined {
  if (event.endsWith('.deleted') && event !== 'incident-update.deleted') return undefined;
  return objectPath(event.startsWith('maintenance.') ? 'maintenance' : 'incident', id);
}

/** Some objects have names for ids. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}
