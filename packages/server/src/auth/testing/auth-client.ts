/** What a browser gets. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it is sent on; undefined when it is not. */
  readonly location: string | undefined;
}

interface Asking {
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As much of a browser as the pages need: it keeps cookies, and says where its requests come from. */
export interface AuthClient {
  readonly cookies: Map<string, string>;
  ask(method: string, path: string, asking?: Asking): Promise<PageAnswer>;
}

/** @param origin where the paths are */
export function authClient(origin: string): AuthClient {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(method, path, { form, json, headers = {} } = {}) {
      const body = form === undefined ? json && JSON.stringify(json) : new URLSearchParams(form).toString();
      const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
      const answer = await fetch(new URL(path, origin), {
        method,
        redirect: 'manual',
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(body === undefined ? {} : { 'content-type': type }),
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const location = answer.headers.get('location') ?? undefined;
      return { status: answer.status, headers: answer.headers, text: await answer.text(), location };
    },
  };
}
