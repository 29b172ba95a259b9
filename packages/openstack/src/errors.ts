/**
 * Every way in which this package can fail. One table: the code, and the advice that goes with it where the place that
 * throws has none of its own.
 */
const hints = {
  // configuration
  'config-not-found':
    'Write a clouds.yaml (https://docs.openstack.org/python-openstackclient/latest/configuration/) into this folder or ~/.config/openstack, or name one with OS_CLIENT_CONFIG_FILE.',
  'config-malformed': 'Mend the file at that place and try again.',
  'config-invalid': 'Mend this setting in clouds.yaml or in the OS_* variables.',
  'cloud-not-named': 'Name one with --os-cloud or OS_CLOUD.',
  'cloud-unknown': 'Name one of the known clouds, or add this one to clouds.yaml.',
  'region-unknown': "Name one of the cloud's regions in region_name.",
  'auth-type-unsupported': 'Use auth_type password, token, v3applicationcredential or v3oidcaccesstoken.',
  // authentication and authorisation
  'auth-failed':
    'Check the user name, the password (or secret), the domains and the project in clouds.yaml and secure.yaml.',
  'token-expired': 'Fetch a new token and put it where the old one was.',
  unscoped: 'Name a project in clouds.yaml (project_name and project_domain_name, or project_id).',
  forbidden: 'Ask the operator of the cloud for the role or the policy that allows this call.',
  // catalog
  'service-missing':
    'Ask the operator whether the cloud offers this service, or set an endpoint override in clouds.yaml.',
  'endpoint-missing': 'Set region_name and interface in clouds.yaml to a pair that the catalog has.',
  // the way to the API
  'connection-refused': 'Check that the service runs and that its address and port are right.',
  'connection-reset': 'Try again; if it persists, look at the service and at the proxies in front of it.',
  'connection-failed': 'Check the network between here and the API.',
  'host-not-found': 'Check the host name and the name servers.',
  'tls-failed': "Name the authority's certificate with cacert in clouds.yaml, or correct the server's certificate.",
  'proxy-failed': 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.',
  timeout: 'Try again; a slow API can be given more time with api_timeout (seconds) in clouds.yaml.',
  aborted: 'The run was stopped; start it again.',
  // answers
  'not-http': 'Check that the address and port belong to an OpenStack API.',
  'not-json':
    'Check that the endpoint belongs to an OpenStack API, and that no proxy or login page answers in its place.',
  'response-truncated': 'Try again; if it persists, look at the proxies in front of the service.',
  'response-too-large': 'Look at what answers at this address; an OpenStack API does not send that much.',
  'unexpected-shape':
    'Check that the endpoint belongs to this service; if it does, this API is not one we know: please report it.',
  'bad-request': "Look at the API's own words; if the request came from this tool, please report it.",
  'not-found': 'Check that the resource still exists and that the endpoint in the catalog is right.',
  conflict: 'Wait until the resource is free, or remove what holds it.',
  'over-quota': 'Free some resources, or ask the operator for a larger quota.',
  'rate-limited': 'Wait and try again, with fewer parallel calls.',
  'microversion-unsupported': 'The cloud is older (or newer) than this call expects.',
  'server-error': "Give the request id to the operator: the service's log tells the cause.",
  'service-unavailable': 'Try again later, or tell the operator.',
  redirected: 'Put the address that it points to into the catalog or the endpoint override.',
  'unexpected-status': 'Look at what answers at this address.',
  'page-loop': 'Tell the operator: this list cannot be read to its end.',
  'page-link-foreign':
    'Tell the operator: the service should know its public address (oslo_middleware: enable_proxy_headers_parsing).',
  // recordings
  'not-recorded': 'Record the run again with the present version, or replay with the options of the recorded run.',
  'recording-not-written': 'Make room for it, or write it elsewhere.',
  'recording-unreadable': 'Check the name of the file and whether you may read it.',
  'recording-malformed': 'Record the run again, or take an undamaged copy of the file.',
} as const satisfies Record<string, string>;

/** The closed list of codes. A program decides by them; people read the message. */
export type OpenStackErrorCode = keyof typeof hints;

/** Whether a text from elsewhere (a recording) is one of the codes. */
export function isErrorCode(text: string): text is OpenStackErrorCode {
  return Object.hasOwn(hints, text);
}

export interface ErrorDetails {
  readonly cloud?: string | undefined;
  readonly service?: string | undefined;
  readonly method?: string | undefined;
  /** Without user information, and without the values of secret query parameters. */
  readonly url?: string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Replaces the code's own advice. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A failure that says what happened to what, and what to do next. `message` holds both sentences; `summary` only what
 * happened, `hint` only the advice.
 *
 * @example
 * try {
 *   await loadCloud({ cloud: 'prod' });
 * } catch (error) {
 *   if (error instanceof OpenStackError && error.code === 'cloud-unknown') console.error(error.message);
 * }
 */
export class OpenStackError extends Error {
  readonly code: OpenStackErrorCode;
  readonly summary: string;
  readonly hint: string;
  readonly cloud: string | undefined;
  readonly service: string | undefined;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: OpenStackErrorCode, summary: string, details: ErrorDetails = {}) {
    const hint = details.hint ?? hints[code];
    super(`${summary} ${hint}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'OpenStackError';
    this.code = code;
    this.summary = summary;
    this.hint = hint;
    this.cloud = details.cloud;
    this.service = details.service;
    this.method = details.method;
    this.url = details.url;
    this.status = details.status;
    this.requestId = details.requestId;
  }
  /** The same failure under a more fitting code or with better advice. */
  restated(code: OpenStackErrorCode, hint?: string): OpenStackError {
    const { cloud, service, method, url, status, requestId, cause } = this;
    return new OpenStackError(code, this.summary, { cloud, service, method, url, status, requestId, cause, hint });
  }
}
