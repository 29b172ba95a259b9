import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockPostMortemOf } from './lock-post-mortem.ts';
import { postMortemFields } from './schemas.ts';

/**
 * Writes the post-mortem of an incident: a draft where there was none, else in place of what was there, which stays published if
 * it was. `mustBe` says what the writer has seen: `new` for nothing, `there` for something.
 */
export const writePostMortem = verb({
  name: 'post-mortem.write',
  role: 'operator',
  input: z.strictObject({ incidentId: id, expectedVersion, mustBe: z.enum(['new', 'there']), ...postMortemFields }),
  async run({ tx, now, audit, announce }, { incidentId, expectedVersion, mustBe, title = null, body }) {
    const { incident, postMortem: before } = await lockPostMortemOf(tx, incidentId);
    if (before !== undefined && mustBe === 'new') throw isThere(incidentId);
    if (before === undefined && mustBe === 'there') throw isGone(incidentId);
    if (before !== undefined) checkVersion('post-mortem', before.version, expectedVersion);
    const updated_at = timestampOf(now);
    const version = await raiseVersion(tx, incident, now);
    await tx
      .insertInto('post_mortems')
      .values({ incident_id: incidentId, title, body, version, created_at: updated_at, updated_at })
      .onConflict((conflict) => conflict.column('incident_id').doUpdateSet({ title, body, version, updated_at }))
      .execute();
    await audit({
      objectType: 'post-mortem',
      objectId: incidentId,
      before: before === undefined ? null : { ...before },
      after: { title, body },
    });
    const isDraft = incident.is_draft || (before?.published_at ?? null) === null;
    await announce('post-mortem.written', incidentId, { isDraft });
    return { isNew: before === undefined };
  },
});

function isThere(incidentId: string): ServerError {
  return new ServerError(
    'precondition-required',
    `The incident ${incidentId} has a post-mortem already.`,
    'Read it, and send its ETag as If-Match to write it anew.',
  );
}

function isGone(incidentId: string): ServerError {
  return new ServerError(
    'changed-meanwhile',
    `The incident ${incidentId} has no post-mortem; somebody may have deleted it.`,
    'Send it without If-Match to write the first one.',
  );
}
