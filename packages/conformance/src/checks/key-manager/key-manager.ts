import { createSecret, listSecrets, OpenStackError } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check, type CheckContext, type Decision } from '../check.ts';
import { errorText } from '../error-text.ts';
import { openstackCommand } from '../shell.ts';

const clause = 'scs-0116-v1 §permissions';

const addCreatorRole = openstackCommand('role', 'add', '--user', 'USER', '--project', 'PROJECT', 'creator');

const presenceCheck: Check = {
  testcase: 'scs-0116-presence',
  clause: 'scs-0116-v1 §presence',
  title: 'There is a key manager (recommended)',
  checks: 'The service catalog has an entry of type key-manager.',
  why: 'Customers can encrypt volumes and load balancers with keys of their own.',
  mend: '`openstack service create --name barbican key-manager` and its endpoints, with Barbican behind them',
  reads: ['catalog'],
  decide({ session }) {
    if (session.hasService('key-manager')) return Promise.resolve({ result: 'pass', findings: [] });
    const finding: Finding = {
      severity: 'error',
      message: 'The service catalog has no entry of type key-manager.',
      clause: 'scs-0116-v1 §presence',
      resource: { type: 'service', name: 'key-manager' },
      found: null,
      wanted: 'an entry of type key-manager',
      mend: [openstackCommand('service', 'create', '--name', 'barbican', 'key-manager')],
    };
    return Promise.resolve(decideBy([finding]));
  },
};

const permissionsCheck: Check = {
  testcase: 'scs-0116-permissions',
  clause,
  title: 'A plain member can store secrets',
  checks:
    'With the role member, secrets can be listed, one can be created, found again in the list and deleted. A 403 fails. A cloud without a key manager passes.',
  why: 'Customers need no extra role, and no ticket, to use the key manager.',
  mend: 'Set `enforce_new_defaults = true` and `enforce_scope = true` in `[oslo_policy]` of barbican.conf, or map member to creator in Barbican’s policy.',
  quirks:
    'A created secret that is not in the list aborts the testcase; with `--strict` it fails. Secrets of other tools named scs-member-role-test-secret are neither deleted nor held against the cloud.',
  reads: ['token', 'catalog'],
  calls: ['GET key-manager /secrets', 'POST key-manager /secrets', 'DELETE key-manager /secrets/{id}'],
  creates: ['a secret'],
  async decide(context) {
    if (!context.session.hasService('key-manager')) return { result: 'pass', findings: [] };
    try {
      return await storeAndFind(context);
    } catch (error) {
      if (!(error instanceof OpenStackError && error.status === 403)) throw error;
      return decideBy([
        {
          severity: 'error',
          message: `A user with the role member may not use the key manager: ${errorText(error)}`,
          clause,
          resource: { type: 'service', name: 'key-manager' },
          found: 'HTTP 403',
          wanted: 'a member may list, create, read and delete secrets',
          mend: [
            '# barbican.conf: [oslo_policy] enforce_new_defaults = true, enforce_scope = true; or',
            addCreatorRole,
          ],
        },
      ]);
    }
  },
};

async function storeAndFind({ session, resources, isStrict }: CheckContext): Promise<Decision> {
  const bag = resources.open();
  try {
    // the reference lists first, too, and a refusal there decides as well
    await listSecrets(session);
    const secret = await bag.create('secret', 'scs-member-role-test-secret', async (mark) => {
      const { secret_ref } = await createSecret(session, {
        name: mark.name,
        payload: 'foo',
        payload_content_type: 'text/plain',
        secret_type: 'opaque',
      });
      return { id: lastSegment(secret_ref) };
    });
    const secrets = await listSecrets(session);
    if (secrets.some(({ secret_ref }) => lastSegment(secret_ref) === secret.id)) {
      // deleting is part of what a member must be allowed to do
      await bag.delete(secret.id);
      return { result: 'pass', findings: [] };
    }
    const message = `The secret ${secret.id} was created, but is not among the ${secrets.length} that the key manager lists.`;
    if (!isStrict) {
      throw new ConformanceError('undecidable', message, 'Look at the policy of secrets:get in Barbican.');
    }
    return decideBy([
      {
        severity: 'error',
        message,
        clause,
        resource: { type: 'secret', id: secret.id },
        found: 'not listed',
        wanted: 'listed for the user who created it',
        mend: ['# barbican.conf: [oslo_policy] enforce_new_defaults = true, enforce_scope = true'],
      },
    ]);
  } finally {
    await bag.deleteAll();
  }
}

function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** `scs-0116-…`. */
export const keyManagerChecks: readonly Check[] = [presenceCheck, permissionsCheck];
