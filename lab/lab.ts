import { up } from './front/up.ts';
import { seed } from './front/seed.ts';
import { compliant } from './seeds/compliant.ts';
import { stopServices } from './front/stop-services.ts';
import { progressLines } from './front/progress.ts';
const say = progressLines();
if (process.argv[2] === 'up') await up(say);
if (process.argv[2] === 'down') await stopServices();
if (process.argv[2] === 'seed') await seed(compliant, false, new Date(), say);
