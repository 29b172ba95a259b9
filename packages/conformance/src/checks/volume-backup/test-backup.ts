import { createBackup, createVolume, getBackup, getVolume, restoreBackup } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import { waitUntil, type Patience } from '../../run/wait-until.ts';
import { decideBy, type Check, type CheckContext } from '../check.ts';
import { errorText } from '../error-text.ts';

const clause = 'scs-0117-v1 §backup';

/** As long as the reference waits for each step, but asking earlier and more often. */
const patience: Patience = { firstPauseMs: 200, growth: 1.15, longestPauseMs: 500, timeoutMs: 110_000 };

/** `scs-0117-test-backup`. */
export const volumeBackupCheck: Check = {
  testcase: 'scs-0117-test-backup',
  clause,
  title: 'A volume can be backed up and restored',
  checks:
    'A volume of 1 GiB is created, backed up, and restored to a new volume; each step must get available within 110 s. Whatever goes wrong is a failure, an error of the API included. The content is not compared.',
  why: 'Customers can save their data with the cloud’s own means.',
  mend: 'Look at `openstack volume service list` (cinder-backup must be up) and at the log of cinder-backup.',
  quirks: 'Leftovers of other tools named scs-test-… are neither deleted nor held against the cloud.',
  reads: [],
  calls: [
    'POST block-storage /volumes',
    'POST block-storage /backups',
    'POST block-storage /backups/{id}/restore',
    'GET block-storage /volumes/{id}, /backups/{id} until available',
  ],
  creates: ['two volumes of 1 GiB', 'a backup'],
  async decide(context) {
    try {
      await backUpAndRestore(context);
      return { result: 'pass', findings: [] };
    } catch (error) {
      if (error instanceof ConformanceError && ['interrupted', 'journal-unwritable'].includes(error.code)) throw error;
      return decideBy([
        {
          severity: 'error',
          message: `Backing up and restoring a volume failed: ${errorText(error)}`,
          clause,
          resource: { type: 'service', name: 'block-storage' },
          found: error instanceof Error && 'code' in error ? String(error.code) : 'error',
          wanted: 'a restored volume in status available',
          mend: ['openstack volume service list', '# cinder-backup must be there, enabled and up; see its log'],
        },
      ]);
    }
  },
};

async function backUpAndRestore({ session, resources, clock }: CheckContext): Promise<void> {
  const bag = resources.open();
  const available = async (
    what: string,
    get: () => Promise<{ status: string; fail_reason?: string | null }>,
  ): Promise<void> => {
    await waitUntil(`${what} to get available`, clock, patience, async () => {
      const { status, fail_reason: reason } = await get();
      if (status.startsWith('error')) {
        throw new ConformanceError(
          'probe-failed',
          `The ${what} went into status ${status}${reason ? `: ${reason}` : ''}.`,
          'Look at the log of cinder-volume and cinder-backup.',
        );
      }
      return status === 'available' ? true : undefined;
    });
  };
  try {
    const volume = await bag.create('volume', 'scs-test-volume', (mark) =>
      createVolume(session, { name: mark.name, size: 1, description: mark.description, metadata: mark.metadata }),
    );
    await available('volume', () => getVolume(session, volume.id));
    const backup = await bag.create('backup', 'scs-test-volume-backup', (mark) =>
      createBackup(session, { volume_id: volume.id, name: mark.name, description: mark.description }),
    );
    await available('backup', () => getBackup(session, backup.id));
    const restored = await bag.create('volume', 'scs-test-restored-backup', async (mark) => {
      const { volume_id: id } = await restoreBackup(session, backup.id, { name: mark.name });
      return { id };
    });
    await available('restored volume', () => getVolume(session, restored.id));
  } finally {
    await bag.deleteAll();
  }
}
