import type { CatalogService } from '../session/types.ts';

/**
 * Stands stable names in for the cloud's hosts: the origin of the compute endpoint becomes `compute.example`, wherever
 * it occurs. Scheme and path stay. Hosts that are not the cloud's own (where an image came from) stay as they are.
 */
export class HostPlaceholders {
  readonly #byHost = new Map<string, string>();
  readonly #used = new Set<string>();

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
  }

  learnCatalog(catalog: readonly CatalogService[]): void {
    for (const service of catalog) {
      for (const endpoint of service.endpoints) {
        const isPublic = endpoint.interface.startsWith('public');
        this.learn(endpoint.url, isPublic ? service.type : `${service.type}-${endpoint.interface}`);
      }
    }
  }

  /** Replaces known hosts in all URLs of a text, and removes user information from any. */
  replaceIn(text: string): string {
    if (!text.includes('://')) return text;
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
