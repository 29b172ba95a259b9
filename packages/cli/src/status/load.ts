import { loadConfig, type Config } from '@scs/server';
import { printWarnings } from '../config/print-warnings.ts';
import type { StatusOptions } from './options.ts';

/** The configuration that the options name. */
export function load({ config: file, dataDir }: StatusOptions): Config {
  const { config, warnings } = loadConfig({ file, env: process.env, flags: { dataDir } });
  printWarnings(warnings);
  return config;
}
