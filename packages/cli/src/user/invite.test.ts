import { createHash } from 'node:crypto';
import { connect } from '@scs/store';
import { createTestDatabase, forEachDatabase } from '@scs/store/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runScs, temporaryFolder } from '../../../../test/run-scs.ts';

describe('scs user invite', () => {
  forEachDatabase((server) => {
    test('prints a link on standard output alone, which an empty database knows afterwards', async () => {
      const database = await createTestDatabase({ server });
      onTestFinished(() => database.drop());
      const env = { DATABASE_URL: database.connectionString, SCS_PUBLIC_URL: 'https://status.example.com' };
      const cwd = temporaryFolder();
      const { code, stdout, stderr } = await runScs(['user', 'invite', 'ada@example.com', '--role', 'reader'], {
        env,
        cwd,
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('as reader, until') as string });
      const secret = /^https:\/\/status\.example\.com\/invitation\/([\w-]{43})\n$/.exec(stdout)?.[1] ?? '';
      const store = connect({ connectionString: database.connectionString });
      onTestFinished(() => store.close());
      const [invitation] = await store.db.selectFrom('invitations').selectAll().execute();
      expect(invitation).toMatchObject({
        email: 'ada@example.com',
        role: 'reader',
        secret_hash: createHash('sha256').update(secret).digest('base64url'),
      });
      const [entry] = await store.db.selectFrom('audit_log').selectAll().execute();
      expect(entry).toMatchObject({ action: 'invitation.create', actor_kind: 'system' });
    });
  });

  test.each([
    [['--role', 'king'], 'Allowed choices are reader'],
    [['--hours', '0'], 'whole number from 1 to 720'],
    [['ada'], 'email: must be an email address'],
  ])('%j is a mistake that is told', async (args, text) => {
    const env = { DATABASE_URL: '' };
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await runScs(['user', 'invite', ...args, '--data-dir', folder], {
      env,
      cwd: folder,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(text);
  });
});
