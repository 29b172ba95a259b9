import type { Texts } from './texts.ts';

export const en: Texts = {
  language: 'en',
  product: 'Sovereign Cloud Stack',
  signIn: 'Sign in',
  signInWith: (provider) => `Sign in with ${provider}`,
  signInWithPasskey: 'Sign in with a passkey',
  or: 'or',
  email: 'Email address',
  password: 'Password',
  displayName: 'Your name',
  passwordHint: 'At least 12 characters. A few words that you alone put together are good.',
  signedOut: 'You are signed out.',
  signedOutAt: (provider) => `You are signed out here. You may still be signed in at ${provider}.`,
  signOutAt: (provider) => `Sign out at ${provider}, too`,
  signOut: 'Sign out',
  noWay: 'No way to sign in is configured. An administrator must add an identity provider or allow local sign-in.',
  insecure: (publicUrl) =>
    `${publicUrl} is not encrypted, and browsers keep no session of such a page: signing in will not work. Put a proxy with TLS before the server and set publicUrl to its https address.`,
  welcome: 'Welcome',
  invitation: (role) =>
    `You are invited as ${en.roles[role].toLowerCase()}. Choose how you want to sign in from now on.`,
  createWithPassword: 'Create account with password',
  createWithPasskey: 'Create account with passkey',
  account: 'Your account',
  signedInAs: 'Signed in as',
  role: 'Role',
  roles: { reader: 'Reader', reporter: 'Reporter', operator: 'Operator', administrator: 'Administrator' },
  comesFrom: (provider) => `Your name and your role come from ${provider}.`,
  passkeys: 'Passkeys',
  noPasskeys: 'You have none yet. With a passkey you sign in by fingerprint, face or PIN, without a password.',
  addPasskey: 'Add a passkey',
  removePasskey: (name) => `Remove the passkey ${name}`,
  passkeyAdded: (date) => `added on ${date}`,
  toSignIn: 'To the sign-in page',
  errors: {
    'wrong-password': { title: 'Sign-in failed', text: 'The email address or the password is wrong.' },
    'session-ended': { title: 'Sign in again', text: 'Your session has ended.' },
    forbidden: { title: 'Not allowed', text: 'Your role is not enough for this. Ask an administrator.' },
    'cross-site': {
      title: 'Not from here',
      text: 'The request does not come from a page of this server. Open the page here and send it again.',
    },
    'local-off': { title: 'Not possible here', text: 'Signing in with a password or a passkey is switched off here.' },
    'invitation-gone': {
      title: 'The invitation does not work',
      text: 'It is unknown, has expired, or was used before. Ask an administrator for a new one.',
    },
    'passkey-failed': {
      title: 'The passkey did not work',
      text: 'It is unknown here, or it took too long. Try again, or sign in another way.',
    },
    'last-way': {
      title: 'Not removed',
      text: 'Without this passkey you could not sign in any more. Add another first.',
    },
    'not-found': { title: 'Not found', text: 'There is nothing here.' },
    invalid: { title: 'Please correct', text: 'Something in the form is missing or wrong.' },
    'too-many': {
      title: 'Too many tries',
      text: 'Signing in has failed too often. Wait a quarter of an hour and try again.',
    },
    away: { title: 'Back in a moment', text: 'The database does not answer at the moment. Try again in some seconds.' },
    internal: { title: 'The server has failed', text: 'The reason is in its log. Try again, or tell the operators.' },
  },
  problems: (provider) => ({
    'begin-again': {
      title: 'Please sign in once more',
      text: `The way back from ${provider} was too slow, used before, or came to another browser. Begin again on the sign-in page.`,
    },
    cancelled: {
      title: 'Sign-in cancelled',
      text: `Signing in at ${provider} was cancelled or refused there. Try again, or sign in another way.`,
    },
    'no-role': {
      title: 'No access yet',
      text: `You are known at ${provider}, but none of your groups there has a role here. Ask an administrator for one; then sign in again.`,
    },
    disabled: { title: 'Account disabled', text: 'An administrator has disabled your account. Ask them to enable it.' },
    'provider-refused': {
      title: `${provider} and this server do not understand each other`,
      text: 'The sign-in was not completed, and nothing is wrong with your account. Tell an administrator; the reason is in the log of this server.',
    },
    'provider-away': {
      title: `${provider} does not answer`,
      text: 'Try again in some minutes. Whoever has a password or passkey here can use it meanwhile.',
    },
  }),
  fields: {
    email: 'Enter an email address, such as you@example.com.',
    emailTaken: 'This email address belongs to an account already.',
    displayName: 'Enter your name, in at most 200 characters.',
    password: 'Choose a password of 12 to 200 characters, with more than a few different ones.',
    other: 'Something in the form is missing or wrong.',
  },
};
