/** Statuspage's documents say when anything was changed last. */
export const changedAt = `
create index incidents_updated_at on incidents (updated_at);
`;
