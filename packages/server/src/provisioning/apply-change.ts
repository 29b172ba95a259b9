import { createComponent } from '../status/components/create-component.ts';
import { deleteComponent } from '../status/components/delete-component.ts';
import { updateComponent } from '../status/components/update-component.ts';
import { createGroup } from '../status/groups/create-group.ts';
import { deleteGroup } from '../status/groups/delete-group.ts';
import { updateGroup } from '../status/groups/update-group.ts';
import { createImpactType } from '../status/impact-types/create-impact-type.ts';
import { deleteImpactType } from '../status/impact-types/delete-impact-type.ts';
import { updateImpactType } from '../status/impact-types/update-impact-type.ts';
import { createPhases } from '../status/phases/create-phases.ts';
import { createSeverity } from '../status/severities/create-severity.ts';
import { deleteSeverity } from '../status/severities/delete-severity.ts';
import { updateSeverity } from '../status/severities/update-severity.ts';
import { createTemplate } from '../status/templates/create-template.ts';
import { deleteTemplate } from '../status/templates/delete-template.ts';
import { updateTemplate } from '../status/templates/update-template.ts';
import type { Verb, VerbContext } from '../verb/verb.ts';
import type { Change } from './plan.ts';
import { runVerb } from './run-verb.ts';
import { componentInput, templateInput } from './verb-input.ts';
import { withFixedId } from './with-fixed-id.ts';

/** Makes one change by the verb for it, in the same transaction. */
export async function applyChange(context: VerbContext, change: Change): Promise<void> {
  const { kind, action, id, fields } = change;
  const after = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.after]));
  const { name, ...others } = after;
  const named = name === undefined ? others : { ...others, displayName: name };
  const act = <Input, Output>(verb: Verb<Input, Output>, input: object) => runVerb(context, verb, input);
  switch (kind) {
    case 'phases':
      await act(createPhases, { phases: after['names'] });
      return;
    case 'severity':
      if (action === 'add') await act(createSeverity, named);
      else if (action === 'change') await act(updateSeverity, { key: { id }, ...named });
      else await act(deleteSeverity, { key: { id } });
      return;
    case 'impact-type':
      if (action === 'add')
        await withFixedId(context, 'impact_types', id, (within) => runVerb(within, createImpactType, named));
      else if (action === 'change') await act(updateImpactType, { id, ...named });
      else await act(deleteImpactType, { id });
      return;
    case 'group':
      if (action === 'add') await act(createGroup, after);
      else if (action === 'change') await act(updateGroup, { id, ...after });
      else await act(deleteGroup, { id });
      return;
    case 'component': {
      const input = await componentInput(context.tx, named);
      if (action === 'add')
        await withFixedId(context, 'components', id, (within) => runVerb(within, createComponent, input));
      else if (action === 'change') await act(updateComponent, { id, ...input });
      else await act(deleteComponent, { id });
      return;
    }
    case 'template':
      if (action === 'remove') await act(deleteTemplate, { id });
      else {
        const input = await templateInput(context.tx, after);
        if (action === 'add') await act(createTemplate, input);
        else await act(updateTemplate, { id, ...input });
      }
  }
}
