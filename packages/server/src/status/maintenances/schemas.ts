import { text } from '../schemas.ts';
import { notifying } from '../updates/schemas.ts';

/** What an operator says about a step; without it the timeline gets a sentence of the server's. */
export const noted = {
  description: text.min(1).optional().describe('The text of the update in the timeline'),
  ...notifying,
};
