import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { listClouds } from './list-clouds.ts';

it('shows every cloud with its files and its problem, and no secret', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scs-list-'));
  try {
    const clouds = join(folder, 'clouds.yaml');
    const secure = join(folder, 'secure.yaml');
    await writeFile(
      clouds,
      `clouds:
  lab:
    regions: [One, Two]
    auth: {auth_url: "https://me:in-the-url@keystone.example/v3", username: ada, user_domain_id: d, project_id: p}
  broken: {auth_type: v3kerberos, verify: false, cacert: ca.pem, auth: {auth_url: "https://k.example"}}
  odd: {regions: [7.5, {wrong: true}]}
`,
    );
    await writeFile(secure, 'clouds: {lab: {auth: {password: topsecretvalue}}}');
    const listing = await listClouds({ cwd: folder, env: { HOME: folder, OS_CLOUD: 'lab', XDG_CONFIG_DIRS: folder } });
    expect(listing.clouds).toMatchObject([
      {
        name: 'lab',
        isDefault: true,
        sources: [clouds, secure],
        authType: 'password',
        authUrl: 'https://keystone.example/v3',
        regionNames: ['One', 'Two'],
        interface: 'public',
        userName: 'ada',
        projectName: 'p',
        problem: undefined,
        warnings: [],
      },
      {
        name: 'broken',
        isDefault: false,
        authType: 'v3kerberos',
        problem: expect.stringContaining('not supported') as string,
        warnings: ['cloud "broken": cacert is not used, because verify is false'],
      },
      { name: 'odd', problem: expect.stringContaining('regions') as string },
    ]);
    expect(listing.files).toContainEqual({ kind: 'clouds', path: clouds, isFound: true, isRead: true });
    expect(listing.files).toContainEqual({
      kind: 'clouds',
      path: join(folder, 'clouds.yml'),
      isFound: false,
      isRead: false,
    });
    expect(JSON.stringify(listing)).not.toMatch(/topsecretvalue|in-the-url/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
