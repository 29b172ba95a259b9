import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@scs/store';
import { expect, onTestFinished, test } from 'vitest';
import { followChanges } from '../changes/change-signal.ts';
import { answerCache } from '../http/answer-cache.ts';
import { jobCounts } from '../jobs/job-counts.ts';
import { buildRegistry } from './build-registry.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');

/** `name type labels` of every metric that a process with all roles has. Nothing is read, so the database is not needed. */
function registered(): string[] {
  const store = connect({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  const { registry, countMisses, watchLive } = buildRegistry({ store, counts: jobCounts() });
  countMisses(answerCache(followChanges(store, () => undefined)));
  watchLive(() => 0);
  onTestFinished(async () => {
    registry.clear();
    await store.close();
  });
  return registry.getMetricsAsArray().map((metric) => `${metric.name} ${metric.type} ${labelsOf(metric).join(' ')}`);
}

/** The types of prom-client do not tell of them. */
function labelsOf(metric: object): string[] {
  if (!('labelNames' in metric) || !Array.isArray(metric.labelNames)) throw new Error('a metric without labelNames');
  return metric.labelNames.map(String);
}

/** The same, as the guide's table says it. */
function documented(): string[] {
  return [...guide.matchAll(/^\| `([a-z0-9_]+)` \| (counter|gauge|histogram) \| (.*?) ?\| \S.* \|$/gm)].map(
    ([, name = '', type = '', labels = '']) => `${name} ${type} ${labels.replaceAll(/[`,]/g, '')}`,
  );
}

// some of Node's own metrics exist on Linux alone
test.runIf(process.platform === 'linux')('the guide for operators lists every metric, and no other', () => {
  expect(documented().toSorted()).toEqual(registered().toSorted());
});

test('the alert rules of the guide ask for metrics that there are', () => {
  const names = new Set(registered().map((line) => line.split(' ', 1)[0]));
  const rules = /### Alerts\n[^]*?```yaml\n([^]*?)```/.exec(guide)?.[1] ?? '';
  const asked = [...rules.matchAll(/\b(?:scs|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(asked.filter((name) => !names.has(name.replace(/_(?:bucket|sum|count)$/, '')))).toEqual([]);
});
