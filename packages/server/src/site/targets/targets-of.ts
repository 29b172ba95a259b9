import type { Config } from '../../config/schema.ts';
import type { SiteTarget } from '../site-target.ts';
import { directoryTarget } from './directory-target.ts';

/** The places that the configuration exports the site to. The client of the store is loaded where there is a bucket. */
export async function targetsOf({ directory, s3 }: Config['status']['export']): Promise<SiteTarget[]> {
  const targets = directory === undefined ? [] : [directoryTarget(directory)];
  const { endpoint, bucket, accessKeyId, secretAccessKey, region, prefix } = s3;
  if (endpoint === undefined || bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    return targets;
  }
  const { s3Target } = await import('./s3-target.ts');
  const keys = { accessKeyId, secretAccessKey: secretAccessKey.reveal() };
  return [...targets, s3Target({ endpoint, bucket, region, prefix, ...keys })];
}
