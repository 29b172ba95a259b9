import { inviteUser } from '../invitations/invite-user.ts';
import type { Role } from '../role.ts';
import type { AuthBench } from './auth-bench.ts';
import { authClient, type AuthClient } from './auth-client.ts';

export const password = 'one small step for clouds';

/** The path of an invitation. */
export async function invited({ act }: AuthBench, input: { role: Role; email?: string }): Promise<string> {
  const { secret } = await act(inviteUser, input);
  return `/invitation/${secret}`;
}

/** Somebody with an account and a password, signed in. */
export async function signedIn(bench: AuthBench, url: string, email: string, role: Role): Promise<AuthClient> {
  const client = authClient(url);
  const form = { email, displayName: email, password };
  const { status } = await client.ask('POST', await invited(bench, { role, email }), { form });
  if (status !== 303) throw new Error(`${email} did not come in: ${status}`);
  return client;
}
