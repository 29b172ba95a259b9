import { seeds } from '../../seeds/index.ts';
import { alone } from './alone.ts';
import { checkPlatform, type Platform } from './check-platform.ts';
import { down } from './down.ts';
import { helpText } from './help.ts';
import { install } from './install.ts';
import { LabError } from '../lab-error.ts';
import { parseArguments, type Command } from './parse-arguments.ts';
import type { Say } from './progress.ts';
import { reset } from './reset.ts';
import { seed } from '../seeding/seed.ts';
import { isUp, labStatus, statusTable } from './status.ts';
import { up } from './up.ts';

/** What a command needs of the outside. */
export interface Surroundings {
  readonly platform: Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** Prints a progress line, with the time. */
  readonly say: Say;
  /** Prints a text as it is. */
  readonly print: (text: string) => void;
}

async function seedByName(command: Extract<Command, { name: 'seed' }>, { now, say }: Surroundings): Promise<void> {
  const statuses = await labStatus();
  const missing = statuses.find((status) => !isUp(status));
  if (missing) {
    throw new LabError(
      'LAB_NOT_RUNNING',
      `${missing.name} is not up, so nothing was changed. Run "npm run lab up" first.`,
    );
  }
  const wanted = seeds.find((one) => one.name === command.seed);
  if (wanted) await seed(wanted, command.isDryRun, now, say);
}

/** Runs one command line and returns the exit code; throws LabError when it fails. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { platform, environment, say, print } = surroundings;
  const command = parseArguments(
    args,
    environment,
    seeds.map((one) => one.name),
  );
  if (command.name === 'help') {
    print(helpText(seeds));
    return 0;
  }
  checkPlatform(platform);
  switch (command.name) {
    case 'up':
      await alone(say, () => up(say, surroundings.now));
      say('the lab is up; clouds: lab/.state/clouds.yaml');
      return 0;
    case 'status': {
      const statuses = await labStatus();
      print(`${statusTable(statuses)}\n`);
      return statuses.every(isUp) ? 0 : 1;
    }
    case 'seed':
      if (command.isDryRun) await seedByName(command, surroundings);
      else await alone(say, () => seedByName(command, surroundings));
      return 0;
    case 'down':
      await alone(say, () => down(say));
      return 0;
    case 'reset':
      await alone(say, () => reset(say));
      return 0;
    case 'install':
      await alone(say, () => install(say));
      return 0;
  }
}
