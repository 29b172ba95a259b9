/** What was learnt of an incident; drafted and published apart from it. */
export const postMortems = `
create table post_mortems (
  incident_id uuid primary key references incidents on delete cascade,
  title text,
  body text not null,
  published_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
`;
