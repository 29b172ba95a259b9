import { isAtLeast, type RoleName } from './roles.ts';
import type { ConsoleTexts } from './texts.ts';

type Word = keyof ConsoleTexts['common'];

/** A part of the console, with its place in the menu. */
export interface Section {
  readonly path: string;
  readonly word: Word;
  /** The least role that may see it, where readers may not. */
  readonly least?: RoleName;
}

/** The menu: what operators do every day first. */
export const sections: readonly { readonly word: Word; readonly entries: readonly Section[] }[] = [
  {
    word: 'today',
    entries: [
      { path: '/console', word: 'dashboard' },
      { path: '/console/incidents', word: 'incidents' },
      { path: '/console/maintenances', word: 'maintenances' },
    ],
  },
  {
    word: 'page',
    entries: [
      { path: '/console/components', word: 'components' },
      { path: '/console/groups', word: 'groups' },
      { path: '/console/templates', word: 'templates', least: 'operator' },
      { path: '/console/severities', word: 'severities' },
      { path: '/console/phases', word: 'phases' },
      { path: '/console/impact-types', word: 'impactTypes' },
      { path: '/console/declaration', word: 'declaration', least: 'operator' },
    ],
  },
  {
    word: 'people',
    entries: [
      { path: '/console/subscribers', word: 'subscribers', least: 'operator' },
      { path: '/console/deliveries', word: 'deliveries', least: 'operator' },
      { path: '/console/tokens', word: 'tokens', least: 'reporter' },
      { path: '/console/users', word: 'users', least: 'administrator' },
      { path: '/console/audit', word: 'audit', least: 'administrator' },
      { path: '/console/sessions', word: 'sessions' },
    ],
  },
];

/** Whether a page belongs to a part of the console. */
export function isWithin(path: string, section: Section): boolean {
  return section.path === '/console'
    ? path === '/console'
    : path === section.path || path.startsWith(`${section.path}/`);
}

/** Whether somebody of a role is offered a part of the console; the API decides what they see there. */
export function isOffered({ least = 'reader' }: Section, role: string): boolean {
  return isAtLeast(role, least);
}
