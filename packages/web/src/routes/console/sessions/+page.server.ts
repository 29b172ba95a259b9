import type { SessionDocument } from '@scs/server';
import { readAll } from '../../../lib/console/api.ts';
import { endSession } from '../../../lib/console/users/end-session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({
  sessions: await readAll<SessionDocument>(fetch, '/sessions'),
});

export const actions: Actions = { end: endSession };
