import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { everybody } from '../v1/conventions/viewer.ts';
import { isVisible } from '../v1/incidents/queries.ts';

/** Why a delivery is withdrawn. */
export const goneReason = 'what it was to tell is not public any more: it was deleted or hidden';

/**
 * Whether the public may still see what a row of the outbox, `o`, told when its message was written: the incident, and the update and
 * the post-mortem that the message holds. Hours may lie between the two. That something was deleted may be told for ever.
 *
 * An update whose number was given to another one (see `postUpdate`) has another time of creation; so has one whose time an
 * operator has corrected meanwhile, which then is not told.
 */
export function isStillPublic(): RawBuilder<SqlBool> {
  const update = (field: string) => sql`o.message::json #>> ${sql.lit(`{data,update,${field}}`)}`;
  return sql<SqlBool>`case
    when o.event !~ '^(incident|incident-update|maintenance|post-mortem)[.]' or o.event = 'incident.deleted' then true
    else exists (select from incidents i where i.id = o.object_id::uuid and ${isVisible(everybody)}
      and (${update('order')} is null or exists (select from incident_updates t
        where t.incident_id = i.id and t."order" = (${update('order')})::integer
          and t.created_at = (${update('createdAt')})::timestamptz))
      and (o.message::json #>> '{data,postMortem,body}' is null or exists (select from post_mortems p
        where p.incident_id = i.id and p.published_at is not null)))
    end`;
}
