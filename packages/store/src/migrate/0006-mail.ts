/** Subscribers that are reached by e-mail: those who have confirmed, at once or in digests. */
export const mail = `
alter table subscriptions drop constraint subscriptions_kind_check;
alter table subscriptions add constraint subscriptions_kind_check
  check (kind in ('webhook', 'slack', 'teams', 'matrix', 'email'));
alter table subscriptions add column about text check (about in ('incidents', 'maintenances'));
alter table subscriptions add column frequency text not null default 'immediate'
  check (frequency in ('immediate', 'daily', 'weekly'));
alter table subscriptions add column confirmed_at timestamptz;
alter table subscriptions add column bounces integer not null default 0;
alter table subscriptions add column disabled_reason text;
create unique index subscriptions_email on subscriptions (lower(address)) where kind = 'email';
create index subscriptions_unconfirmed on subscriptions (created_at) where kind = 'email' and confirmed_at is null;

alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check
  check (state in ('pending', 'held', 'digested', 'delivered', 'failed'));
alter table deliveries add column by_mail boolean not null default false;
alter table deliveries add column digest_id uuid references deliveries on delete set null;
drop index deliveries_due;
create index deliveries_due on deliveries (by_mail, next_at) where state = 'pending';
create index deliveries_held on deliveries (subscription_id) where state = 'held';
create index deliveries_digest on deliveries (digest_id) where digest_id is not null;

create table digests (
  period text not null check (period in ('daily', 'weekly')),
  date date not null,
  made_at timestamptz not null,
  primary key (period, date)
);
create index digests_age on digests (made_at);

create table server_keys (
  name text primary key,
  key text not null
);

alter table sign_in_attempts drop constraint sign_in_attempts_kind_check;
alter table sign_in_attempts add constraint sign_in_attempts_kind_check
  check (kind in ('account', 'address', 'sign-up-network', 'sign-up-address'));
`;
