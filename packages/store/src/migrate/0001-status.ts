/** Components, incidents, and the record of who did what. */
export const status = `
create table component_groups (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  description text,
  is_redundant boolean not null default false,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table components (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  display_name text,
  description text,
  labels jsonb,
  group_id uuid references component_groups on delete restrict,
  position integer not null default 0,
  visibility text not null default 'public' check (visibility in ('public', 'signed-in', 'hidden')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index components_group on components (group_id);

create table impact_types (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  display_name text not null,
  description text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table severities (
  id uuid primary key default gen_random_uuid(),
  display_name text unique,
  value smallint unique check (value between 1 and 100),
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table phases (
  generation integer not null check (generation > 0),
  "order" integer not null check ("order" >= 0),
  name text not null,
  primary key (generation, "order")
);

create table incidents (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  display_name text,
  description text,
  began_at timestamptz,
  ended_at timestamptz,
  phase_generation integer,
  phase_order integer,
  is_draft boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (phase_generation, phase_order) references phases
);
create index incidents_began on incidents (began_at);
create index incidents_ended on incidents (ended_at, began_at);

create table maintenances (
  incident_id uuid primary key references incidents on delete cascade,
  planned_start timestamptz,
  planned_end timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancelled_at timestamptz,
  starts_by_itself boolean not null default true,
  ends_by_itself boolean not null default true
);
create index maintenances_to_come on maintenances (planned_start) where finished_at is null and cancelled_at is null;

create table impacts (
  incident_id uuid not null references incidents on delete cascade,
  component_id uuid not null references components on delete restrict,
  impact_type_id uuid not null references impact_types on delete restrict,
  severity smallint check (severity between 0 and 100),
  position integer not null,
  primary key (incident_id, component_id, impact_type_id)
);
create index impacts_component on impacts (component_id);
create index impacts_type on impacts (impact_type_id);

create table incident_updates (
  incident_id uuid not null references incidents on delete cascade,
  "order" integer not null check ("order" >= 0),
  display_name text,
  description text,
  is_automatic boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (incident_id, "order")
);

create table templates (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  content jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  object_type text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_log_object on audit_log (object_type, object_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log cannot be changed';
end $$;
create trigger audit_log_is_final before update or delete or truncate on audit_log
  for each statement execute function refuse_change();

create table outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  event text not null,
  object_id text not null,
  payload jsonb not null,
  delivered_at timestamptz
);
create index outbox_undelivered on outbox (id) where delivered_at is null;

create table idempotency_keys (
  id text primary key,
  request_hash text not null,
  status smallint,
  headers jsonb,
  body text,
  created_at timestamptz not null default now()
);
create index idempotency_keys_age on idempotency_keys (created_at);
`;
