import { userInfo } from 'node:os';
import { connect, migrate, useEmbedded } from '@scs/store';
import type { Config } from '../../config/schema.ts';
import { followChanges } from '../../changes/change-signal.ts';
import { perform } from '../../verb/perform.ts';
import { invitationLink } from './invitation-link.ts';
import { inviteUser } from './invite-user.ts';

/** Whom to invite. */
interface InvitationWish {
  readonly role: string;
  /** Left out, whoever uses the link chooses it. */
  readonly email?: string | undefined;
  readonly expiresInHours?: number | undefined;
}

/**
 * Makes an invitation on the database itself, for whoever may run commands on the server's machine: also while the server
 * runs, and also when nobody can sign in any more.
 *
 * @returns the link, a secret, and until when it counts
 * @throws StoreError, ServerError
 * @example const { link } = await inviteFromCommandLine(config, { role: 'administrator' });
 */
export async function inviteFromCommandLine(
  { database, dataDir, publicUrl }: Pick<Config, 'database' | 'dataDir' | 'publicUrl'>,
  wish: InvitationWish,
): Promise<{ link: string; expiresAt: string }> {
  await using undo = new AsyncDisposableStack();
  let connectionString = database.url?.reveal();
  if (connectionString === undefined) {
    const cluster = await useEmbedded({ dataDir });
    undo.defer(() => cluster.stop());
    ({ connectionString } = cluster);
  }
  const store = connect({ connectionString }, { maxConnections: 2 });
  undo.defer(() => store.close());
  await migrate(store.db);
  // a server that runs hears of the change; nobody has to be heard here
  const changes = followChanges(store, () => undefined);
  const actor = { kind: 'system', id: null, name: `command line (${accountName()})`, role: 'administrator' } as const;
  const { secret, expiresAt } = await perform({ store, changes }, { actor, requestId: null }, inviteUser, wish);
  return { link: invitationLink(publicUrl, secret), expiresAt };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // an account without an entry in /etc/passwd, as in containers
    return String(process.getuid?.() ?? 'unknown');
  }
}
