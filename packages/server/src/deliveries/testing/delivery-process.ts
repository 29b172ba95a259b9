/** Deliveries in a process of its own, to be killed: `node delivery-process.ts postgres://… [SMTP_PORT]` */
import { connect } from '@scs/store';
import { pino } from 'pino';
import { followChanges } from '../../changes/change-signal.ts';
import { jobCounts } from '../../jobs/job-counts.ts';
import { startDeliveries } from '../start-deliveries.ts';
import { testOffice, testPage } from './test-office.ts';

const store = connect({ connectionString: process.argv[2] ?? '' }, { maxConnections: 10 });
const changes = followChanges(store, () => undefined);
await changes.start();
const port = Number(process.argv[3] ?? 0);
startDeliveries(
  { store, changes },
  {
    log: pino({ level: 'silent' }),
    counts: jobCounts(),
    allowPrivateNetworks: true,
    page: testPage,
    ...(port === 0 ? {} : { mail: testOffice(port) }),
  },
);
