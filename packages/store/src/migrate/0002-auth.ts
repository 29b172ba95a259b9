/**
 * Who may sign in, and with what. Of every secret (session, link, token) only the SHA-256 is kept: they are random, so that
 * a slow hash would add nothing. Passwords are kept as argon2id.
 */
export const auth = `
create table users (
  id uuid primary key default gen_random_uuid(),
  email text,
  display_name text not null,
  role text not null check (role in ('reader', 'reporter', 'operator', 'administrator')),
  is_disabled boolean not null default false,
  provider text,
  subject text,
  is_suspended boolean not null default false,
  password_hash text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject),
  check ((provider is null) = (subject is null)),
  check (email is not null or provider is not null)
);
create unique index users_email on users (lower(email));

create table passkeys (
  id text primary key,
  user_id uuid not null references users on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null default '[]',
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_user on passkeys (user_id);

create table passkey_challenges (
  challenge_hash text primary key,
  purpose text not null,
  expires_at timestamptz not null
);
create index passkey_challenges_age on passkey_challenges (expires_at);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  secret_hash text not null unique,
  user_id uuid not null references users on delete cascade,
  user_agent text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  idle_until timestamptz not null,
  expires_at timestamptz not null,
  provider text,
  sealed_tokens bytea,
  asked_provider_at timestamptz,
  confirmed_at timestamptz
);
create index sessions_user on sessions (user_id);
create index sessions_age on sessions (expires_at);

create table invitations (
  id uuid primary key default gen_random_uuid(),
  secret_hash text not null unique,
  email text,
  role text not null check (role in ('reader', 'reporter', 'operator', 'administrator')),
  is_first_administrator boolean not null default false,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references users on delete set null
);

create table api_tokens (
  id uuid primary key default gen_random_uuid(),
  secret_hash text not null unique,
  name text not null,
  role text not null check (role in ('reader', 'reporter', 'operator', 'administrator')),
  scopes jsonb,
  owner_id uuid references users on delete cascade,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_tokens_owner on api_tokens (owner_id);

create table sign_in_attempts (
  kind text not null check (kind in ('account', 'address')),
  subject_hash text not null,
  attempts integer not null,
  since timestamptz not null,
  primary key (kind, subject_hash)
);
create index sign_in_attempts_age on sign_in_attempts (since);

create index audit_log_at on audit_log (at);
create index audit_log_actor on audit_log (actor_id, id);
create index audit_log_action on audit_log (action, id);
`;
