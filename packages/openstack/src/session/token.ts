import type { CatalogService, SessionToken } from './types.ts';
import { isObject, listAt, objectAt, textAt } from './shape.ts';

export interface ReadToken {
  readonly id: string;
  readonly token: SessionToken;
  readonly catalog: readonly CatalogService[];
}

/** Keystone's answer to an authentication; undefined where it has not the shape of one. */
export function readToken(headers: Readonly<Record<string, string>>, body: unknown): ReadToken | undefined {
  const id = headers['x-subject-token'];
  const token = objectAt(body, 'token');
  const user = objectAt(token, 'user');
  if (id === undefined || id === '' || token === undefined || user === undefined) return undefined;
  const project = objectAt(token, 'project');
  return {
    id,
    token: {
      roles: (listAt(token, 'roles') ?? []).map((role) => textAt(role, 'name') ?? '').filter((name) => name !== ''),
      user: idAndName(user),
      project: project && idAndName(project),
      expiresAt: new Date(textAt(token, 'expires_at') ?? Number.NaN),
    },
    catalog: (listAt(token, 'catalog') ?? []).filter(isObject).map((entry) => ({
      type: textAt(entry, 'type') ?? '',
      name: textAt(entry, 'name') ?? '',
      endpoints: (listAt(entry, 'endpoints') ?? []).filter(isObject).map((endpoint) => ({
        interface: textAt(endpoint, 'interface') ?? '',
        region: textAt(endpoint, 'region') ?? textAt(endpoint, 'region_id') ?? '',
        url: textAt(endpoint, 'url') ?? '',
      })),
    })),
  };
}

function idAndName(value: unknown): { id: string; name: string } {
  return { id: textAt(value, 'id') ?? '', name: textAt(value, 'name') ?? '' };
}
