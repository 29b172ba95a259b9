import { componentState } from './component-state.ts';
import type { ComponentState, StateOptions } from './component-state.ts';
import type { Incident } from './model.ts';
import { windowsByComponent } from './windows-by-component.ts';

/** The state of each of the components, in their order; components without any incident included. Throws `invalid-date`. */
export function componentStates(
  componentIds: Iterable<string>,
  incidents: Iterable<Incident>,
  options: StateOptions,
): ReadonlyMap<string, ComponentState> {
  const windows = windowsByComponent(incidents);
  const states = new Map<string, ComponentState>();
  for (const id of componentIds) states.set(id, componentState(windows.get(id) ?? [], options));
  return states;
}
