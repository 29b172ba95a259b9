/** What the platform itself writes into the timeline of a maintenance. The APIs tell it in these words. */
export const en = {
  started: 'Maintenance started',
  finished: 'Maintenance finished',
  extended: 'Maintenance extended',
  cancelled: 'Maintenance cancelled',
  overdue: 'Maintenance delayed',
  overran: 'Maintenance takes longer',
  hasStartedAsPlanned: 'The maintenance has started as planned.',
  hasEndedAsPlanned: 'The maintenance has ended as planned.',
  hasNotStarted: 'The maintenance has not started yet.',
  takesLonger: 'The maintenance takes longer than planned.',
  hasStarted: 'The maintenance has started.',
  hasStartedEarlier: 'The maintenance has started, earlier than planned ({planned}).',
  hasStartedLater: 'The maintenance has started, later than planned ({planned}).',
  isComplete: 'The maintenance is complete.',
  isCompleteEarlier: 'The maintenance is complete, earlier than planned ({planned}).',
  isCompleteLater: 'The maintenance is complete, later than planned ({planned}).',
  wasStopped: 'The maintenance was stopped before it was complete.',
  isCalledOff: 'The maintenance will not take place.',
  hasNewEnd: 'The maintenance is planned to end at {end} now, instead of {before}.',
  wasRecorded: 'Recorded at {recorded}: the status page could not do it at the time.',
} as const;

export type OwnWord = keyof typeof en;
