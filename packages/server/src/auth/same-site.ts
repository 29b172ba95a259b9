import type { FastifyRequest } from 'fastify';
import { ServerError } from '../errors.ts';

/** That a request was made by another site. */
export class CrossSiteError extends ServerError {}

/**
 * Refuses what another site makes a browser send with the user's cookies. Browsers say where a request comes from in
 * `Sec-Fetch-Site`, which no page can set, or, without encryption and when they are old, in `Origin`. A request that says
 * neither is refused: no browser of today sends such a one. `SameSite=Lax` alone would let the user's other subdomains in.
 *
 * @param publicUrl the origin under which browsers know the server
 * @throws CrossSiteError `forbidden`
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  const { origin } = request.headers;
  const own = [publicUrl, `${request.protocol}://${request.host}`];
  if (site === undefined && origin !== undefined && own.includes(origin)) return;
  throw new CrossSiteError(
    'forbidden',
    'The request does not come from a page of this server.',
    'Use the pages of this server, or send a token: Authorization: Bearer …',
  );
}
