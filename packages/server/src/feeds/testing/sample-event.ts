import type { FeedEvent } from '../read-events.ts';

/** A maintenance that is planned, or what a test makes of it. */
export function sampleEvent(changes: Partial<FeedEvent> = {}): FeedEvent {
  return {
    id: '7d9d2f6e-2f0a-4f2b-9b60-1f1d3a1d8f01',
    title: 'New switches',
    isMaintenance: true,
    text: 'Ports **flap**.',
    state: { kind: 'maintenance', severity: 0, name: 'maintenance', status: 'under_maintenance' },
    isOver: false,
    isAnnounced: false,
    hasPostMortem: false,
    phase: null,
    beganAt: null,
    endedAt: null,
    affects: [],
    updates: [],
    maintenance: { state: 'scheduled', plannedStart: '2026-03-01T20:00:00Z', plannedEnd: '2026-03-01T22:00:00Z' },
    createdAt: '2026-02-01T10:00:00Z',
    updatedAt: '2026-02-02T10:00:00Z',
    version: 3,
    ...changes,
  };
}
