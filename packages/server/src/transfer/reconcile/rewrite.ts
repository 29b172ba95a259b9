import type { TransferDocument } from '../document.ts';
import type { PairedPhases } from './pair-phases.ts';

type Ids = ReadonlyMap<string, string>;

/** Leaves out what is here under another id, and refers to it by that. */
export function rewrite(
  document: TransferDocument,
  {
    severityIds,
    typeIds,
    groupIds,
    componentIds,
    phases,
  }: Record<'severityIds' | 'typeIds' | 'groupIds' | 'componentIds', Ids> & { phases: PairedPhases },
): TransferDocument {
  const without = <T extends { id: string }>(list: readonly T[], ids: Ids) => list.filter(({ id }) => !ids.has(id));
  const component = (id: string) => componentIds.get(id) ?? id;
  const type = (id: string) => typeIds.get(id) ?? id;
  return {
    ...document,
    severities: without(document.severities, severityIds),
    phases: phases.added,
    impactTypes: without(document.impactTypes, typeIds),
    groups: without(document.groups, groupIds),
    components: without(document.components, componentIds).map((entry) => ({
      ...entry,
      groupId: entry.groupId === null ? null : (groupIds.get(entry.groupId) ?? entry.groupId),
    })),
    incidents: document.incidents.map((incident) => ({
      ...incident,
      phase: incident.phase === null ? null : phases.placeOf(incident.phase),
      impacts: incident.impacts.map((impact) => ({
        ...impact,
        component: component(impact.component),
        type: type(impact.type),
      })),
    })),
    templates: document.templates.map(({ content: { phase, affects, ...texts }, ...template }) => ({
      ...template,
      content: {
        ...texts,
        ...(phase === undefined ? {} : { phase: phases.placeOf(phase) }),
        ...(affects === undefined
          ? {}
          : {
              affects: affects.map((impact) => ({
                ...impact,
                reference: component(impact.reference),
                type: type(impact.type),
              })),
            }),
      },
    })),
    reports: document.reports.map((report) => ({
      ...report,
      components: report.components.map((figures) => ({ ...figures, id: component(figures.id) })),
    })),
  };
}
