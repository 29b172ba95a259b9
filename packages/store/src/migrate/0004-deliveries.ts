/** What subscribers are told is written once for all of them, and what waits is found at once. */
export const deliveries = `
alter table outbox add column message text;
create index outbox_age on outbox (delivered_at);
create index deliveries_due on deliveries (next_at) where state = 'pending';
`;
