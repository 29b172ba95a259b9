import { z } from 'zod';
import { role } from '../values/names.ts';
import { choice, line, listOf, mapOf, textLike, wholeNumber, yesOrNo } from '../values/plain.ts';
import { secret } from '../values/secrets.ts';
import { issuerUrl } from '../values/urls.ts';
import { roles } from '../../auth/role.ts';

const provider = z.strictObject({
  id: textLike(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'small letters, digits and hyphens, at most 32').meta({
    description: 'Its name in URLs: the way back is PUBLIC_URL/auth/oidc/ID/callback.',
    examples: ['company'],
  }),
  name: line(100)
    .optional()
    .meta({ description: 'What its button says. Not set: the id.', examples: ['Company'] }),
  issuer: issuerUrl.meta({
    description: 'Its issuer URL; the rest is discovered from there.',
    examples: ['https://id.example.com'],
  }),
  clientId: line(500).meta({ description: 'How the provider knows this server.', examples: ['scs'] }),
  clientSecret: secret(1)
    .optional()
    .meta({
      description: 'The secret of a confidential client. Not set: a public client; PKCE is used with both.',
      examples: [{ env: 'COMPANY_CLIENT_SECRET' }],
    }),
  scopes: listOf(textLike(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/, 'a scope without spaces'), 'a list of scopes')
    .prefault(['openid', 'profile', 'email'])
    .meta({ description: 'What is asked for; `openid` must be among it.', examples: [['openid', 'email', 'groups']] }),
  groupsClaim: line(200)
    .prefault('groups')
    .meta({ description: 'The claim that lists the groups of a user.', examples: ['roles'] }),
  roleMapping: mapOf(role, 'a map from group to role')
    .prefault({})
    .meta({
      description: 'Which role a group gives: reader, reporter, operator or administrator; of several the highest.',
      examples: [{ 'cloud-operators': 'operator', 'cloud-admins': 'administrator' }],
    }),
  defaultRole: choice(['none', ...roles])
    .prefault('none')
    .meta({ description: 'The role of who is in none of these groups; `none` refuses them.', examples: ['reader'] }),
});

/** Who may sign in, and how. */
export const authSection = z
  .strictObject({
    localSignIn: yesOrNo.prefault(true).meta({
      description: 'Whether people can sign in with a passkey or a password of this server.',
      examples: [false],
    }),
    sessionHours: wholeNumber(1, 8760)
      .prefault(12)
      .meta({ description: 'After how many hours people must sign in again.', examples: [24] }),
    providers: listOf(provider, 'a list of identity providers')
      .prefault([])
      .meta({ description: 'Identity providers (OpenID Connect).' }),
  })
  .prefault({})
  .meta({ description: 'Signing in.' });
