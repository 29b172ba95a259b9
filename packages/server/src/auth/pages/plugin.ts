import type { FastifyInstance } from 'fastify';
import type { AuthContext } from '../context.ts';
import { isReading } from '../is-reading.ts';
import { refuseCrossSite } from '../same-site.ts';
import { parseJsonBody } from '../../v1/conventions/json-body.ts';
import { parseForm } from './form.ts';
import { handleErrorAsPage } from './handle-error.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { assetRoutes } from './routes/asset-routes.ts';
import { invitationRoutes } from './routes/invitation-routes.ts';
import { passkeyRoutes } from './routes/passkey-routes.ts';
import { providerRoutes } from './routes/provider-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';

/**
 * The pages of the sign-in, with the way to them: `/sign-in`, `/sign-out`, `/invitation/…`, `/account`, and below `/auth` what they need.
 *
 * @example await app.register(authPages(authContext({ store, changes }, config)));
 */
export function authPages(context: AuthContext) {
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parse(() => parseForm(body as Buffer), parsed);
    });
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parse(() => parseJsonBody(body as Buffer), parsed);
    });
    app.setErrorHandler<Error>(handleErrorAsPage);
    app.addHook('onRequest', (request, reply, next) => {
      // invitations and codes are in addresses: no other site may see them
      void reply.header('referrer-policy', 'same-origin');
      // nobody may make a browser sign in or out from elsewhere
      if (!isReading(request)) refuseCrossSite(request, context.settings.publicUrl);
      next();
    });
    assetRoutes(app);
    signInRoutes(app, context);
    invitationRoutes(app, context);
    providerRoutes(app, context);
    passkeyRoutes(app, context);
    accountRoutes(app, context);
    done();
  };
}

function parse(read: () => unknown, parsed: (error: Error | null, body?: unknown) => void): void {
  try {
    parsed(null, read());
  } catch (error) {
    parsed(error as Error);
  }
}
