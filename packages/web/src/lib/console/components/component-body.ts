import type { ConsoleTexts } from '../texts.ts';
import { fill } from '../../texts.ts';
import { refuse, textOrNull, type Entered } from '../forms.ts';
import { labelsOf, LabelError } from './labels.ts';

/** What the API takes of a component, from the fields of its form; or why the form is refused. */
export function componentBody(entered: Entered, { common, components }: ConsoleTexts) {
  const displayName = textOrNull(entered['displayName']);
  if (displayName === null) return { refused: refuse('displayName', common.needsName, entered) };
  try {
    return {
      body: {
        displayName,
        description: textOrNull(entered['description']),
        groupId: textOrNull(entered['groupId']),
        visibility: entered['visibility'],
        position: Number(entered['position'] ?? 0),
        labels: labelsOf(entered['labels'] ?? ''),
      },
    };
  } catch (thrown) {
    if (!(thrown instanceof LabelError)) throw thrown;
    return { refused: refuse('labels', fill(components.badLabel, { line: thrown.line }), entered) };
  }
}
