import type { ConsoleTexts } from '../texts.ts';

/** The fields of the API's bodies, with the words of the forms that fill them in. */
type Labels = Readonly<Record<string, string>>;

/**
 * What a form calls the field that the API names; undefined for what no form has.
 *
 * @param path of the request, such as `/api/v1/incidents/…/updates`
 * @param field as the API has it, such as `affects[0].severity`
 */
export function labelOf(path: string, field: string, texts: ConsoleTexts): string | undefined {
  const labels = labelsOf(path, texts);
  const plain = field.replaceAll(/\[\d+\]/g, '').replace(/^content\./, '');
  const [first = ''] = plain.split('.', 1);
  return labels[plain] ?? labels[first];
}

function labelsOf(path: string, texts: ConsoleTexts): Labels {
  const { common, components, groups, impactTypes, incidents, maintenances, phases, postMortem } = texts;
  const { severities, subscribers, templates, tokens, users } = texts;
  const [, area = '', , part = ''] = /^\/api\/v1\/([^/]+)(\/[^/]+)?(?:\/([^/?]+))?/.exec(path) ?? [];
  const incident: Labels = {
    displayName: incidents.name,
    description: incidents.text,
    affects: incidents.impacts,
    'affects.reference': incidents.component,
    'affects.severity': incidents.howBadly,
    'affects.type': incidents.type,
    beganAt: incidents.began,
    endedAt: incidents.endedAt,
    phase: incidents.phase,
  };
  const update: Labels = {
    displayName: incidents.updateTitle,
    description: incidents.text,
    createdAt: incidents.updateTime,
    phase: incidents.phase,
    endedAt: incidents.endedAt,
  };
  if (part === 'updates') return update;
  if (part === 'post-mortem') return { title: postMortem.heading, body: postMortem.text };
  const byArea: Readonly<Record<string, Labels>> = {
    incidents: incident,
    maintenances: {
      ...incident,
      displayName: maintenances.name,
      description: maintenances.text,
      affects: maintenances.components,
      components: maintenances.components,
      plannedStart: maintenances.start,
      plannedEnd: maintenances.end,
      type: maintenances.impactType,
    },
    components: {
      displayName: components.name,
      description: components.description,
      groupId: components.group,
      visibility: components.visibility,
      position: common.position,
      labels: components.labels,
    },
    'component-groups': { name: groups.name, description: groups.description, position: common.position },
    'impact-types': { displayName: impactTypes.name, description: impactTypes.description },
    severities: { displayName: severities.name, value: severities.value, colour: severities.colour },
    phases: { phases: phases.phases },
    templates: { ...incident, name: templates.name },
    subscriptions: {
      address: subscribers.to,
      language: subscribers.language,
      componentIds: subscribers.components,
      events: subscribers.events,
      roomId: subscribers.room,
      accessToken: subscribers.accessToken,
    },
    tokens: { name: tokens.name, role: tokens.role, scopes: tokens.scopes, expiresAt: tokens.expires },
    users: { displayName: users.name, email: users.email, role: users.role },
    invitations: { email: users.email, role: users.role, validForHours: users.validFor },
  };
  return byArea[area] ?? {};
}
