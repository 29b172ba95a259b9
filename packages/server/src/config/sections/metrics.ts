import { z } from 'zod';
import { optionalListenAddress } from '../values/listen-address.ts';

/** What Prometheus reads. */
export const metricsSection = z
  .strictObject({
    listen: optionalListenAddress.prefault('off').meta({
      description: 'Where Prometheus reads `/metrics`: a port of its own, without signing in, not for the public.',
      examples: ['127.0.0.1:9090'],
    }),
  })
  .prefault({})
  .meta({ description: 'Metrics for Prometheus.' });
