import { LabError } from '../lab-error.ts';

/** The lab's endpoints; `PROJECT` stands for the project id of the caller. */
const endpoints = {
  identity: 'http://127.0.0.1:5000/v3',
  image: 'http://127.0.0.1:9292/v2',
  compute: 'http://127.0.0.1:8774/v2.1',
  placement: 'http://127.0.0.1:8778',
  network: 'http://127.0.0.1:9696/v2.0',
  volume: 'http://127.0.0.1:8776/v3/PROJECT',
  loadBalancer: 'http://127.0.0.1:9876/v2',
  keyManager: 'http://127.0.0.1:9311/v1',
  objectStore: 'http://127.0.0.1:8080/v1/AUTH_PROJECT',
} as const;

export type ServiceName = keyof typeof endpoints;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is instead of a JSON body. */
  readonly bytes?: Buffer<ArrayBuffer>;
  readonly contentType?: string;
}

/** `fetch` that says LAB_NOT_RUNNING when there is no answer at all. */
async function fetchAnswer(url: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, options);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabError('LAB_NOT_RUNNING', `${url} gave no answer: ${reason}. See "npm run lab status".`);
  }
}

/** Speaks to the lab's own APIs as one user in one project. */
export class CloudApi {
  readonly projectId: string;
  readonly #token: string;

  constructor(token: string, projectId: string) {
    this.#token = token;
    this.projectId = projectId;
  }

  /**
   * One call. The answer's shape is the API's; the caller names it. Throws LAB_API_REFUSED for any status of 400 or above.
   *
   * @example await api.call<{ flavors: { id: string }[] }>('GET', 'compute', '/flavors')
   */
  async call<Answer = unknown>(
    method: Method,
    service: ServiceName,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const url = endpoints[service].replace('PROJECT', this.projectId) + path;
    const response = await fetchAnswer(url, {
      method,
      headers: {
        'X-Auth-Token': this.#token,
        Accept: 'application/json',
        'Content-Type': options.contentType ?? 'application/json',
        // Cinder answers 400 to a request whose version header names another service only.
        ...(service === 'compute' ? { 'OpenStack-API-Version': 'compute 2.90' } : {}),
      },
      body: options.bytes ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new LabError(
        'LAB_API_REFUSED',
        `${method} ${url} was answered with ${response.status}: ${text.slice(0, 400)}`,
      );
    }
    return (text ? JSON.parse(text) : undefined) as Answer;
  }
}

/** Logs in with a password, into a project of the default domain. */
export async function logIn(user = 'admin', password = 'admin', project = 'admin'): Promise<CloudApi> {
  const domain = { id: 'default' };
  const response = await fetchAnswer(`${endpoints.identity}/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user: { name: user, password, domain } } },
        scope: { project: { name: project, domain } },
      },
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const token = response.headers.get('x-subject-token');
  if (!response.ok || !token) {
    throw new LabError(
      'LAB_API_REFUSED',
      `Keystone refused the login of ${user}: ${response.status} ${await response.text()}`,
    );
  }
  const answer = (await response.json()) as { token: { project: { id: string } } };
  return new CloudApi(token, answer.token.project.id);
}
