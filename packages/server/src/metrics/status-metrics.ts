import type { Store } from '@scs/store';
import { Gauge, type Registry } from 'prom-client';
import { readFigures, type StatusFigures } from './read-figures.ts';

/** All figures of one reading come from one look at the database. */
const goodForMs = 1000;

/**
 * How the clouds are. The database is asked when somebody reads the metrics; while it does not answer, `scs_database_up` is 0
 * and the other figures are missing rather than old.
 */
export function statusMetrics(registry: Registry, { db }: Store): void {
  let look: { at: number; figures: Promise<StatusFigures | undefined> } | undefined;

  function figuresNow(): Promise<StatusFigures | undefined> {
    const now = new Date();
    if (look === undefined || now.getTime() - look.at > goodForMs) {
      look = { at: now.getTime(), figures: readFigures(db, now).catch(() => undefined) };
    }
    return look.figures;
  }

  function gauge(
    name: string,
    help: string,
    label: string,
    valuesOf: (figures: StatusFigures) => Iterable<[string, number]>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        const figures = await figuresNow();
        this.reset();
        for (const [value, count] of figures === undefined ? [] : valuesOf(figures))
          this.set({ [label]: value }, count);
      },
    });
  }

  gauge(
    'scs_incidents_open',
    'Incidents that are going on, by the name of their worst severity.',
    'severity',
    ({ openIncidents }) => openIncidents,
  );
  gauge('scs_maintenances', 'Maintenances that are running.', 'state', ({ runningMaintenances }) => [
    ['running', runningMaintenances],
  ]);
  gauge('scs_components', 'Components by their state.', 'state', ({ components }) => components);
  new Gauge({
    name: 'scs_database_up',
    help: 'Whether the database answers.',
    registers: [registry],
    async collect() {
      this.set((await figuresNow()) === undefined ? 0 : 1);
    },
  });
}
