const names = [
  'x-openstack-request-id',
  'x-compute-request-id',
  'x-volume-request-id',
  'x-trans-id',
  'x-amz-request-id',
  'x-request-id',
];

/** The id under which the service's own log has this request. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  const name = names.find((candidate) => headers[candidate] !== undefined);
  // An id is echoed into messages and reports: nothing but what an id consists of may pass.
  return name === undefined ? undefined : headers[name]?.replaceAll(/[^\w.:-]/g, '').slice(0, 100);
}

/** Whether a service itself answered, and not a proxy in front of it. */
export function isFromService(headers: Readonly<Record<string, string>>): boolean {
  return headers['x-openstack-request-id'] !== undefined || headers['x-compute-request-id'] !== undefined;
}
