/** Lists of events in their order, from the index: those without a begin first, then the latest. */
export const eventLists = `
create index incidents_listed on incidents (coalesce(began_at, 'infinity'::timestamptz), seq);
`;
