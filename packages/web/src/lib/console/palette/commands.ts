import type { ComponentDocument, IncidentDocument } from '@scs/server';
import { fill, type Texts } from '../../texts.ts';
import { mayDraft, mayOperate } from '../roles.ts';
import { isOffered, sections } from '../sections.ts';
import type { ConsoleTexts } from '../texts.ts';
import { newIncident } from './shortcut-of.ts';
import { nameOr } from '../../visible.ts';

/** Something that the palette leads to. */
export interface Command {
  readonly path: string;
  readonly label: string;
  readonly kind: 'page' | 'action' | 'incident' | 'maintenance' | 'component';
}

interface Reader {
  readonly role: string;
  readonly texts: Texts;
  readonly consoleTexts: ConsoleTexts;
}

/** The pages and actions that there always are, for the role. */
export function fixedCommands({ role, consoleTexts: { common, palette } }: Reader): Command[] {
  const pages = sections
    .flatMap(({ entries }) => entries)
    .filter((section) => isOffered(section, role))
    .map(({ path, word }) => ({ path, label: common[word], kind: 'page' as const }));
  const actions = [
    ...(mayDraft(role) ? [{ path: newIncident, label: palette.newIncident }] : []),
    ...(mayOperate(role) ? [{ path: '/console/maintenances/new', label: palette.newMaintenance }] : []),
  ];
  return [...actions.map((action) => ({ ...action, kind: 'action' as const })), ...pages];
}

/** Those whose name holds every word that was typed, whatever the case. */
export function matching(commands: readonly Command[], text: string): Command[] {
  const words = text.toLowerCase().split(/\s+/);
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

/**
 * Asks our own API, with the session, for what is called so; without a text, for what is going on.
 *
 * @throws what `fetch` throws, when it is given up or the network is away
 */
export async function findCommands(text: string, reader: Reader, signal: AbortSignal): Promise<Command[]> {
  const limit = '6';
  const list = async <T>(path: string, query: Record<string, string>): Promise<T[]> => {
    const answer = await fetch(`/api/v1/${path}?${new URLSearchParams({ limit, ...query }).toString()}`, { signal });
    return answer.ok ? ((await answer.json()) as { data: T[] }).data : [];
  };
  const typed = text.trim();
  const [events, components] = await Promise.all([
    list<IncidentDocument>('incidents', typed === '' ? { state: 'open' } : { text: typed }),
    typed === '' ? [] : list<ComponentDocument>('components', { text: typed }),
  ]);
  return [
    ...events.flatMap((event) => commandsOf(event, reader)),
    ...components.map(({ id, displayName }) => ({
      path: `/console/components/${id}`,
      label: nameOr(displayName, reader.consoleTexts.common.untitled),
      kind: 'component' as const,
    })),
  ];
}

function commandsOf({ id, displayName, state, maintenance }: IncidentDocument, reader: Reader): Command[] {
  const kind = maintenance === null ? 'incident' : 'maintenance';
  const path = `/console/${kind}s/${id}`;
  const untitled = kind === 'incident' ? reader.texts.untitledIncident : reader.texts.untitledMaintenance;
  const name = nameOr(displayName, untitled);
  const update = {
    path: `${path}#update`,
    label: fill(reader.consoleTexts.palette.updateOn, { name }),
    kind: 'action' as const,
  };
  return [{ path, label: name, kind }, ...(state === 'open' && mayOperate(reader.role) ? [update] : [])];
}
