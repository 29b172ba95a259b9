import type { OwnWord } from './en.ts';

export const de: Readonly<Record<OwnWord, string>> = {
  started: 'Wartung begonnen',
  finished: 'Wartung abgeschlossen',
  extended: 'Wartung verlängert',
  cancelled: 'Wartung abgesagt',
  overdue: 'Wartung verspätet sich',
  overran: 'Wartung dauert länger',
  hasStartedAsPlanned: 'Die Wartung hat wie geplant begonnen.',
  hasEndedAsPlanned: 'Die Wartung ist wie geplant zu Ende gegangen.',
  hasNotStarted: 'Die Wartung hat noch nicht begonnen.',
  takesLonger: 'Die Wartung dauert länger als geplant.',
  hasStarted: 'Die Wartung hat begonnen.',
  hasStartedEarlier: 'Die Wartung hat begonnen, früher als geplant ({planned}).',
  hasStartedLater: 'Die Wartung hat begonnen, später als geplant ({planned}).',
  isComplete: 'Die Wartung ist abgeschlossen.',
  isCompleteEarlier: 'Die Wartung ist abgeschlossen, früher als geplant ({planned}).',
  isCompleteLater: 'Die Wartung ist abgeschlossen, später als geplant ({planned}).',
  wasStopped: 'Die Wartung wurde abgebrochen, bevor sie abgeschlossen war.',
  isCalledOff: 'Die Wartung findet nicht statt.',
  hasNewEnd: 'Das geplante Ende der Wartung ist jetzt {end} statt {before}.',
  wasRecorded: 'Eingetragen am {recorded}: Zum Zeitpunkt selbst konnte die Statusseite es nicht.',
};
