import { join } from 'node:path';

const lab = join(import.meta.dirname, '..');

/** Scripts, templates and drivers that the lab is made of (committed). */
export const sources = join(lab, 'openstack');

/** Everything that the running lab writes (ignored by git); `reset` removes it. */
export const state = join(lab, '.state', 'openstack');

/** The file that tests hand to their clients. */
export const cloudsYaml = join(lab, '.state', 'clouds.yaml');

export const configs = join(state, 'etc');
export const data = join(state, 'data');
export const logs = join(state, 'log');
export const records = join(state, 'run');

/** The fake virt driver shows this file as every server's console. */
export const consoleFile = join(data, 'console.txt');

/** Barbican reads this policy file again whenever it changes. */
export const keyManagerPolicyFile = join(data, 'barbican', 'policy.yaml');

/** What every seeded image contains: 1 MiB, made once. */
export const imagePayload = join(data, 'image.raw');
