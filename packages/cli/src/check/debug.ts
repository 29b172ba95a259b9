import type { CallReport } from '@scs/openstack';
import { escapeForTerminal } from '@scs/conformance/terminal';

/** Prints one request to the cloud; routes and ids, never a header or a body. */
export function traceCall(call: CallReport): void {
  const { service, method, route, status, durationMs, requestId, error } = call;
  const line = `DEBUG ${service} ${method} ${route} → ${status ?? error ?? 'no answer'} in ${Math.round(durationMs)} ms ${requestId ?? ''}`;
  process.stderr.write(`${escapeForTerminal(line.trimEnd(), 500)}\n`);
}
