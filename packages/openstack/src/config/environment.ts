import type { Settings } from './values.ts';

/** Variables that choose a cloud or a file but describe none. */
const selectors = new Set([
  'OS_CLOUD',
  'OS_REGION_NAME',
  'OS_CLIENT_CONFIG_FILE',
  'OS_CLIENT_SECURE_FILE',
  'OS_CLIENT_VENDOR_FILE',
  'OS_CLOUD_NAME',
]);

/** The name under which the `OS_*` variables form a cloud. */
export function environmentCloudName(env: NodeJS.ProcessEnv): string {
  return env['OS_CLOUD_NAME'] || 'envvars';
}

/**
 * The cloud that the `OS_*` variables describe, or undefined where they only select. As in openstacksdk, variables that
 * begin with OS_TEST, OS_STD or OS_LOG belong to others.
 */
export function cloudOfEnvironment(env: NodeJS.ProcessEnv): Settings | undefined {
  const names = Object.keys(env).filter((name) => /^OS_(?!TEST|STD|LOG)/.test(name) && env[name] !== undefined);
  if (names.every((name) => selectors.has(name))) return undefined;
  const cloud: Settings = {};
  for (const name of names) {
    // OS_CLOUD names a cloud to use, not a profile of this one.
    if (name !== 'OS_CLOUD') cloud[name.slice('OS_'.length).toLowerCase()] = env[name];
  }
  return cloud;
}
