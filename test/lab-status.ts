import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';

export const labCloudsYaml = join(import.meta.dirname, '..', 'lab', '.state', 'clouds.yaml');

/** Whether the OpenStack lab answers on this machine, and if not, why not and what to do. */
export async function labStatus(): Promise<{ isUp: boolean; reason: string }> {
  if (!existsSync(labCloudsYaml)) {
    return { isUp: false, reason: 'no lab was set up here (npm run lab up; needs root on Debian 12)' };
  }
  const answers = await new Promise<boolean>((resolve) => {
    const probe = request('http://127.0.0.1:5000/v3', { timeout: 3000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    probe.on('error', () => {
      resolve(false);
    });
    probe.on('timeout', () => probe.destroy());
    probe.end();
  });
  return answers
    ? { isUp: true, reason: 'OpenStack answers on 127.0.0.1:5000' }
    : { isUp: false, reason: 'the lab is set up but not running (npm run lab up)' };
}
