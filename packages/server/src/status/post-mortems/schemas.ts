import { text } from '../schemas.ts';

/** What a client can set of a post-mortem. */
export const postMortemFields = {
  title: text.nullish().describe('A heading of its own, if it has one'),
  body: text.min(1, 'must not be empty').describe('Markdown'),
};
