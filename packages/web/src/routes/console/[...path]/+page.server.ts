import { error } from '@sveltejs/kit';
import { consoleTextsOf } from '../../../lib/console/texts-of.ts';
import type { PageServerLoad } from './$types';

/** An address that nothing is at is told of within the frame of the console, with its menu. */
export const load: PageServerLoad = ({ locals }) => {
  error(404, consoleTextsOf(locals.site).common.notFound);
};
