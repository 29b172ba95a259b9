/** The figures of months that are past. One row is all of a month, so that nothing can be added to it later either. */
export const reports = `
create table report_months (
  month text primary key check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  time_zone text not null,
  began_at timestamptz not null,
  ended_at timestamptz not null check (ended_at > began_at),
  frozen_at timestamptz not null,
  components jsonb not null check (jsonb_typeof(components) = 'array')
);

create function refuse_change_of_report() returns trigger language plpgsql as $$
begin
  raise exception 'the report of a month that is frozen cannot be changed';
end $$;
create trigger report_months_are_final before update or delete or truncate on report_months
  for each statement execute function refuse_change_of_report();
`;
