/** Deliveries in a process of its own, to be killed: `node delivery-process.ts postgres://…` */
import { connect } from '@scs/store';
import { pino } from 'pino';
import { followChanges } from '../../changes/change-signal.ts';
import { jobCounts } from '../../jobs/job-counts.ts';
import { startDeliveries } from '../start-deliveries.ts';

const store = connect({ connectionString: process.argv[2] ?? '' }, { maxConnections: 3 });
const changes = followChanges(store, () => undefined);
await changes.start();
startDeliveries(
  { store, changes },
  {
    log: pino({ level: 'silent' }),
    counts: jobCounts(),
    allowPrivateNetworks: true,
    page: { name: 'Example Cloud', publicUrl: 'https://status.example.com' },
  },
);
