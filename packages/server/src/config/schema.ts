import { z } from 'zod';
import { authSection } from './sections/auth.ts';
import { databaseSection } from './sections/database.ts';
import { deliveriesSection } from './sections/deliveries.ts';
import { httpKeys } from './sections/http.ts';
import { logSection } from './sections/log.ts';
import { mailSection } from './sections/mail.ts';
import { metricsSection } from './sections/metrics.ts';
import { processKeys } from './sections/process.ts';
import { statusSection } from './sections/status.ts';

/** All of scs.yaml. A new section is a file in `sections/` and a line here. */
export const configSchema = z
  .strictObject({
    ...processKeys,
    database: databaseSection,
    log: logSection,
    metrics: metricsSection,
    ...httpKeys,
    auth: authSection,
    status: statusSection,
    deliveries: deliveriesSection,
    mail: mailSection,
  })
  .meta({ title: 'scs.yaml', description: 'The configuration of `scs serve`.' });

type Parsed = z.output<typeof configSchema>;

/** The configuration as the server uses it: every default filled in, addresses and amounts parsed, paths absolute. */
export type Config = Omit<Parsed, 'publicUrl' | 'dataDir'> & {
  /** An origin without a slash at the end. */
  publicUrl: string;
  /** Absolute */
  dataDir: string;
};

/** What `scs.yaml` declares of the status page. */
export type StatusDeclaration = Pick<
  Config['status'],
  'severities' | 'phases' | 'impactTypes' | 'groups' | 'components' | 'templates'
>;
