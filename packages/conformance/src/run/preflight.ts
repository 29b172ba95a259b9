import type { Session } from '@scs/openstack';
import { ConformanceError } from '../errors.ts';

const tooHigh = ['admin', 'manager'];

/**
 * The role that every check needs is an ordinary customer's: `member`, and neither `admin` nor `manager`, with which
 * checks would see and do what customers cannot (reference 3.0).
 *
 * @throws ConformanceError `role-too-high`, `role-missing`
 */
export function requireMember(session: Session): void {
  const { roles, user, project } = session.token;
  const who = `${user.name} in project ${project?.name ?? '(none)'} of cloud ${session.cloud}`;
  const excess = roles.filter((role) => tooHigh.includes(role));
  if (excess.length > 0) {
    throw new ConformanceError(
      'role-too-high',
      `The privileges of ${who} are too high: ${excess.join(', ')}. The checks must see what a customer sees.`,
      'Use credentials with the role member only, for example an application credential: openstack application credential create --role member scs-check',
    );
  }
  if (!roles.includes('member')) {
    throw new ConformanceError(
      'role-missing',
      `${who} has no role member (roles: ${roles.join(', ') || 'none'}).`,
      `Assign it: openstack role add --user ${user.id} --project ${project?.id ?? 'PROJECT'} member`,
    );
  }
}
