import type { CatalogService } from '../session/types.ts';

/**
 * Stands stable names in for the cloud's hosts: the origin of the compute endpoint becomes `compute.example`, wherever
 * it occurs. Scheme and path stay. Hosts that are not the cloud's own (where an image came from) stay as they are.
 */
export class HostPlaceholders {
  readonly #byHost = new Map<string, string>();
  readonly #used = new Set<string>();
  /** Known hosts outside of URLs. */
  #bare: RegExp | undefined;

  /** Gives the URL's host a name after this service, unless it has one already. */
  learn(url: string, service: string): void {
    if (!URL.canParse(url)) return;
    const { host } = new URL(url);
    if (host === '' || this.#byHost.has(host) || this.#used.has(host)) return;
    const stem = service.replaceAll(/[^a-zA-Z0-9-]/g, '-') || 'service';
    let name = `${stem}.example`;
    for (let count = 2; this.#used.has(name); count += 1) name = `${stem}-${count}.example`;
    this.#used.add(name);
    this.#byHost.set(host, name);
    const known = [...this.#byHost.keys()].map((each) => each.replaceAll(/[^\w-]/g, String.raw`\$&`)).join('|');
    this.#bare = new RegExp(`(?<![\\w.-])(?:${known})(?![\\w-]|\\.\\w|:\\d)`, 'gi');
  }

  /** Public endpoints first, so that they get the plain names; then in alphabetical order, for the same names each time. */
  learnCatalog(catalog: readonly CatalogService[]): void {
    const sorted = [...catalog].sort((a, b) => (a.type < b.type ? -1 : 1));
    for (const isForPublic of [true, false]) {
      for (const service of sorted) {
        for (const endpoint of service.endpoints) {
          const isPublic = endpoint.interface.startsWith('public');
          if (isPublic !== isForPublic) continue;
          this.learn(endpoint.url, isPublic ? service.type : `${service.type}-${endpoint.interface}`);
        }
      }
    }
  }

  /** Replaces known hosts in a text, and removes user information from any URL in it. */
  replaceIn(text: string): string {
    const inUrls = text.includes('://') ? this.#replaceInUrls(text) : text;
    return this.#bare === undefined
      ? inUrls
      : inUrls.replaceAll(this.#bare, (host) => this.#byHost.get(host.toLowerCase()) ?? host);
  }

  #replaceInUrls(text: string): string {
    return text.replaceAll(/\b(https?):\/\/([^/\s"'<>?#\\]{1,512})/gi, (whole, scheme: string, authority: string) => {
      const at = authority.lastIndexOf('@');
      const bare = authority.slice(at + 1);
      const origin = `${scheme}://${bare}`;
      const host = URL.canParse(origin) ? new URL(origin).host : bare;
      const known = this.#byHost.get(host);
      if (known !== undefined) return `${scheme}://${known}`;
      return at === -1 ? whole : origin;
    });
  }
}
