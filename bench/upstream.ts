import { join } from 'node:path';
import { runPython, type ProcessRun } from './measure-process.ts';

/** The reference, upstream's Python program, where somebody has set it up. */
export interface Upstream {
  /** Decides testcases on a cloud of clouds.yaml. */
  check(cloud: string, testcases: readonly string[], env: NodeJS.ProcessEnv): Promise<ProcessRun>;
}

const howToAdd =
  "upstream's program: left out; set SCS_BENCH_UPSTREAM to the folder Tests of a checkout of " +
  'github.com/SovereignCloudStack/standards, and SCS_BENCH_PYTHON to a Python that has its requirements';

/** Finds upstream's program by the environment; says how to add it where it is not named. */
export function findUpstream(env: NodeJS.ProcessEnv): Upstream | undefined {
  const { SCS_BENCH_UPSTREAM: tests, SCS_BENCH_PYTHON: python } = env;
  if (!tests || !python) {
    console.log(howToAdd);
    return undefined;
  }
  const script = join('iaas', 'openstack_test.py');
  return {
    check: async (cloud, testcases, more) => {
      const run = await runPython(python, [script, '-c', cloud, ...testcases], tests, more);
      const decided = run.stdout.match(/^scs-\S+: (PASS|FAIL)$/gm)?.length ?? 0;
      if (decided !== testcases.length) {
        throw new Error(`upstream's program decided ${decided} of ${testcases.length} testcases:\n${run.stderr}`);
      }
      return run;
    },
  };
}
