import type { CallReport } from '@scs/openstack';
import type { Report } from '../model/report.ts';

/** Counts the requests of a run as they happen. */
export function countCalls(): { onCall: (call: CallReport) => void; totals: () => Report['calls'] } {
  const byService = new Map<string, number>();
  let [total, authentication, failed] = [0, 0, 0];
  return {
    onCall(call) {
      total += 1;
      byService.set(call.service, (byService.get(call.service) ?? 0) + 1);
      if (call.service === 'identity' && call.route.includes('auth/tokens')) authentication += 1;
      // a 404 is how a cloud says that something is gone
      if (call.status === undefined || call.status === 429 || call.status >= 500) failed += 1;
    },
    totals: () => ({
      total,
      authentication,
      failed,
      byService: Object.fromEntries([...byService].sort(([one], [other]) => (one < other ? -1 : 1))),
    }),
  };
}
