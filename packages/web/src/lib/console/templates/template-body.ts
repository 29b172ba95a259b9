import { refuse, textOrNull, type Entered } from '../forms.ts';
import { choiceOf, impactsOf } from '../incidents/impact-choice.ts';
import { phaseOf } from '../incidents/phase-options.ts';
import type { ConsoleTexts } from '../texts.ts';

/** What the API takes of a template, from the fields of its form; or why the form is refused. What is empty is not set. */
export function templateBody(entered: Entered, texts: ConsoleTexts) {
  const name = textOrNull(entered['name']);
  if (name === null) return { refused: refuse('name', texts.templates.needsName, entered) };
  const impacts = impactsOf(choiceOf(entered));
  if ('wrong' in impacts) return { refused: refuse('severity', texts.incidents[impacts.wrong], entered) };
  const displayName = textOrNull(entered['displayName']);
  const description = textOrNull(entered['description']);
  const phase = phaseOf(entered['phase']);
  return {
    body: {
      name,
      content: {
        ...(displayName === null ? {} : { displayName }),
        ...(description === null ? {} : { description }),
        ...(phase === undefined ? {} : { phase }),
        ...(impacts.affects.length === 0 ? {} : { affects: impacts.affects }),
      },
    },
  };
}
