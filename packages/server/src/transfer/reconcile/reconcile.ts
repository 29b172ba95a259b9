import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { ServerError, type FieldProblem } from '../../errors.ts';
import type { TransferDocument } from '../document.ts';
import { isUntouchedImpactType, isUntouchedSeed } from './defaults.ts';
import { loadHere } from './load-here.ts';
import { pair, type Entry } from './pair.ts';
import { pairPhases } from './pair-phases.ts';
import { rewrite } from './rewrite.ts';

const shown = 5;

/**
 * Makes a document one that fits what is here: what is here under another id, and the same in every field, is referred to by
 * the id that it has here. What the other page was only seeded with, and does not use, is left out where this page has its own.
 *
 * @returns the document without what is here already under another id
 * @throws ServerError `conflict`, with the places, when something here has the name of something else
 */
export async function reconcile(tx: Transaction<Database>, document: TransferDocument): Promise<TransferDocument> {
  const here = await loadHere(tx);
  const problems: FieldProblem[] = [];
  const { incidents, templates } = document;
  const impactTypesUsed = new Set([
    ...incidents.flatMap(({ impacts }) => impacts.map(({ type }) => type)),
    ...templates.flatMap(({ content }) => (content.affects ?? []).map(({ type }) => type)),
  ]);
  const leavesSeverities = here.severities.length > 0 && isUntouchedSeed(document.severities);
  const severities = leavesSeverities ? [] : document.severities;
  const seededTypes = new Set(document.impactTypes.filter(isUntouchedImpactType).map(({ id }) => id));
  const leavesType = ({ id }: { id: string }) =>
    here.impactTypes.length > 0 && seededTypes.has(id) && !impactTypesUsed.has(id);
  const severityIds = pair(
    {
      kind: 'severity',
      list: 'severities',
      // upstream has no colours: a document without one does not say that there is none
      given: severities.map(({ id, displayName: name, value, colour }) => ({
        id,
        name,
        fields: { value, colour: colour ?? undefined },
      })),
      here: here.severities,
      unique: ['value'],
    },
    problems,
  );
  const typeIds = pair(
    {
      kind: 'impact type',
      list: 'impactTypes',
      given: document.impactTypes.map(({ id, displayName: name, description }) => ({
        id,
        name,
        fields: { description },
      })),
      here: here.impactTypes,
      areNamesFree: true,
      isLeftOut: leavesType,
      isSeed: ({ id }) => seededTypes.has(id),
    },
    problems,
  );
  const groupIds = pair(
    {
      kind: 'component group',
      list: 'groups',
      given: document.groups.map(({ id, name, description, isRedundant }) => ({
        id,
        name,
        fields: { description, isRedundant },
      })),
      here: here.groups,
    },
    problems,
  );
  const componentIds = pair(
    {
      kind: 'component',
      list: 'components',
      given: document.components.map(({ id, displayName: name, description, labels, groupId, visibility }): Entry => ({
        id,
        name,
        fields: {
          description,
          labels: labels ?? {},
          groupId: groupId === null ? null : (groupIds.get(groupId) ?? groupId),
          visibility,
        },
      })),
      here: here.components,
      areNamesFree: true,
    },
    problems,
  );
  const phases = pairPhases(
    document.phases,
    here.phases,
    [...incidents.map(({ phase }) => phase), ...templates.map(({ content }) => content.phase)].filter(
      (phase) => phase !== null && phase !== undefined,
    ),
    problems,
  );
  const fitting = rewrite(
    { ...document, severities, impactTypes: document.impactTypes.filter((type) => !leavesType(type)) },
    { severityIds, typeIds, groupIds, componentIds, phases },
  );
  const templateIds = pair(
    {
      kind: 'template',
      list: 'templates',
      given: fitting.templates.map(({ id, name, content }) => ({ id, name, fields: { content } })),
      here: here.templates,
    },
    problems,
  );
  refuse(problems);
  return { ...fitting, templates: fitting.templates.filter(({ id }) => !templateIds.has(id)) };
}

const advice =
  'Make the two the same, or give the one of the document the id or the name that is wanted. Or import with --replace ' +
  '(?replace=true), which first deletes all that is here. Nothing was imported.';

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, shown).map(({ path, message }) => `${path}: ${message}`);
  const more = problems.length > shown ? [`and ${String(problems.length - shown)} more`] : [];
  const list = [...told, ...more].join('\n');
  throw new ServerError('conflict', list, advice, { fields: problems.slice(0, 20) });
}
