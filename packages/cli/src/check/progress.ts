import { escapeForTerminal } from '@scs/conformance/terminal';
import type { RunEvent, RunPlan } from '@scs/conformance';
import { createLogUpdate } from 'log-update';
import { styler, wantsColour } from '../output/style.ts';

/** Shows how a run goes on. `stop` leaves the terminal as it was. */
export interface Progress {
  onEvent(event: RunEvent): void;
  stop(): void;
}

/** No progress at all. */
export const silentProgress: Progress = { onEvent: () => undefined, stop: () => undefined };

const symbols = { pass: ['green', '✔'], fail: ['red', '✘'], abort: ['yellow', '!'] } as const;

/** One plain line per testcase, for pipes, files and CI. */
export function plainProgress(stream: NodeJS.WriteStream): Progress {
  return {
    onEvent(event) {
      const line = plainLine(event);
      if (line !== undefined) stream.write(`${line}\n`);
    },
    stop: () => undefined,
  };
}

function plainLine(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'started':
      return `checking ${event.testcases.length} testcases`;
    case 'decided':
      return `${event.result.result.padEnd(5)} ${event.result.testcase} (${event.result.durationMs} ms)`;
    case 'left-out':
      return `skip  ${event.testcase}`;
    case 'note':
      return `${event.severity}: ${escapeForTerminal(event.message, 1000)}`;
  }
}

interface ModuleState {
  name: string;
  total: number;
  decided: number;
  worst: keyof typeof symbols;
}

/** A line per module and a running count, drawn over itself on a terminal. */
export function liveProgress(stream: NodeJS.WriteStream, plan: RunPlan): Progress {
  const style = styler(stream);
  const modules = new Map<string, ModuleState>();
  const moduleOf = new Map<string, ModuleState>();
  for (const { version } of plan.versions) {
    for (const { module } of version.include) {
      for (const id of [...module.targets.values()].flat()) {
        if (moduleOf.has(id) || !plan.automated.includes(id)) continue;
        addTo(modules, moduleOf, module.id, module.name, id);
      }
    }
  }
  for (const id of plan.automated) if (!moduleOf.has(id)) addTo(modules, moduleOf, '', 'other testcases', id);

  const start = performance.now();
  let [decided, failed] = [0, 0];
  const draw = createLogUpdate(stream);
  const render = (): void => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    draw(
      [
        ...[...modules.values()].map((module) => moduleLine(module, style)),
        `${decided} of ${plan.automated.length} testcases${failed > 0 ? `, ${failed} not passed` : ''}, ${seconds} s`,
      ].join('\n'),
    );
  };
  const timer = setInterval(render, wantsColour(stream) ? 100 : 500);
  return {
    onEvent(event) {
      if (event.type === 'note') return;
      const testcase =
        event.type === 'decided' ? event.result.testcase : event.type === 'left-out' ? event.testcase : '';
      const module = moduleOf.get(testcase);
      if (module === undefined) return;
      decided += 1;
      module.decided += 1;
      if (event.type === 'decided' && event.result.result !== 'pass') {
        failed += 1;
        module.worst = event.result.result === 'fail' || module.worst === 'fail' ? 'fail' : 'abort';
      }
    },
    stop() {
      clearInterval(timer);
      draw.clear();
    },
  };
}

function addTo(
  modules: Map<string, ModuleState>,
  moduleOf: Map<string, ModuleState>,
  id: string,
  name: string,
  testcase: string,
): void {
  const module = modules.get(id) ?? { name, total: 0, decided: 0, worst: 'pass' };
  module.total += 1;
  modules.set(id, module);
  moduleOf.set(testcase, module);
}

function moduleLine(module: ModuleState, style: ReturnType<typeof styler>): string {
  const [colour, symbol] = symbols[module.worst];
  const isDone = module.decided === module.total;
  const mark = isDone || module.worst !== 'pass' ? style(colour, symbol) : style('dim', '…');
  return `${mark} ${module.name.padEnd(36)} ${String(module.decided).padStart(3)} / ${module.total}`;
}
