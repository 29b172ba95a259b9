import { expect, test } from 'vitest';
import { textsIn } from '../texts.ts';
import { fixedCommands } from './palette/commands.ts';
import { roles } from './roles.ts';
import { isOffered, sections } from './sections.ts';
import { consoleTextsIn } from './texts.ts';

const everyPath = sections.flatMap(({ entries }) => entries.map(({ path }) => path));

test.each([
  ['reader', ['declaration', 'templates', 'tokens', 'subscribers', 'deliveries', 'users', 'audit']],
  ['reporter', ['declaration', 'templates', 'subscribers', 'deliveries', 'users', 'audit']],
  ['operator', ['users', 'audit']],
  ['administrator', []],
  ['nobody', everyPath.map((path) => path.replace('/console/', ''))],
])('a %s is not offered %j', (role, kept) => {
  const offered = sections.flatMap(({ entries }) => entries).filter((section) => isOffered(section, role));
  expect(everyPath.filter((path) => !offered.some((one) => one.path === path)).toSorted()).toEqual(
    kept.map((name) => (name.startsWith('/') ? name : `/console/${name}`)).toSorted(),
  );
});

test.each(roles)('the palette offers a %s the pages that the menu does, and what they may do', (role) => {
  const commands = fixedCommands({ role, texts: textsIn('en'), consoleTexts: consoleTextsIn('en') });
  const pages = commands.filter(({ kind }) => kind === 'page').map(({ path }) => path);
  const offered = sections.flatMap(({ entries }) => entries).filter((section) => isOffered(section, role));
  expect(pages).toEqual(offered.map(({ path }) => path));
  expect(commands.filter(({ kind }) => kind === 'action').map(({ path }) => path)).toEqual(
    {
      reader: [],
      reporter: ['/console/incidents/new'],
      operator: ['/console/incidents/new', '/console/maintenances/new'],
      administrator: ['/console/incidents/new', '/console/maintenances/new'],
    }[role],
  );
});
