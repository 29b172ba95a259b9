/** A delivery that is not made, since what it was to tell is not public any more. */
export const withdrawn = `
alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check
  check (state in ('pending', 'held', 'digested', 'delivered', 'failed', 'withdrawn'));
`;
