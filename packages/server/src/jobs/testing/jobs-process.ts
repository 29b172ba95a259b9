/** The jobs in a process of its own, to be killed: `node jobs-process.ts postgres://… TIMING` */
import { connect } from '@scs/store';
import { pino } from 'pino';
import { jobCounts } from '../job-counts.ts';
import { startJobs, type JobTiming } from '../start-jobs.ts';

const store = connect({ connectionString: process.argv[2] ?? '' }, { maxConnections: 3 });
const timing = JSON.parse(process.argv[3] ?? '') as JobTiming;
await startJobs(store, { log: pino({ level: 'silent' }), counts: jobCounts(), timing });
