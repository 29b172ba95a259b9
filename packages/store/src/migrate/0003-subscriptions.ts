/** Who is told what happens, and what they have been told. */
export const subscriptions = `
create table subscriptions (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('webhook')),
  address text not null,
  secret text not null,
  component_ids jsonb,
  events jsonb,
  created_by text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table deliveries (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references subscriptions on delete cascade,
  outbox_id bigint not null references outbox on delete cascade,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  last_status smallint,
  last_error text,
  delivered_at timestamptz,
  unique (subscription_id, outbox_id)
);
create index deliveries_outbox on deliveries (outbox_id);
`;
