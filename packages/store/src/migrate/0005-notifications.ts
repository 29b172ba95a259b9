/** Subscribers that are rooms of chats. */
export const notifications = `
alter table subscriptions drop constraint subscriptions_kind_check;
alter table subscriptions add constraint subscriptions_kind_check
  check (kind in ('webhook', 'slack', 'teams', 'matrix'));
alter table subscriptions alter column secret drop not null;
alter table subscriptions add column room text;
alter table subscriptions add column language text not null default 'en';

drop index deliveries_outbox;
create index deliveries_outbox on deliveries (outbox_id, id);
`;
