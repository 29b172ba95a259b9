import type { Config } from '../../config/schema.ts';
import { withRuntime } from '../../start/with-runtime.ts';
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
export function inviteFromCommandLine(
  config: Pick<Config, 'database' | 'dataDir' | 'publicUrl'>,
  wish: InvitationWish,
): Promise<{ link: string; expiresAt: string }> {
  return withRuntime(config, async (runtime, actor) => {
    const { secret, expiresAt } = await perform(runtime, { actor, requestId: null }, inviteUser, wish);
    return { link: invitationLink(config.publicUrl, secret), expiresAt };
  });
}
