import type { Texts } from './texts.ts';

export const de: Texts = {
  language: 'de',
  product: 'Sovereign Cloud Stack',
  signIn: 'Anmelden',
  signInWith: (provider) => `Mit ${provider} anmelden`,
  signInWithPasskey: 'Mit Passkey anmelden',
  or: 'oder',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  showPassword: 'Passwort zeigen',
  displayName: 'Ihr Name',
  passwordHint: 'Mindestens 12 Zeichen. Gut sind einige Wörter, die nur Sie so zusammenstellen.',
  signedOut: 'Sie sind abgemeldet.',
  signedOutAt: (provider) => `Sie sind hier abgemeldet. Bei ${provider} sind Sie vielleicht noch angemeldet.`,
  signOutAt: (provider) => `Auch bei ${provider} abmelden`,
  signOut: 'Abmelden',
  toConsole: 'Zur Konsole',
  noWay:
    'Es ist kein Weg zur Anmeldung eingerichtet. Die Administration muss einen Identitätsanbieter eintragen oder die lokale Anmeldung erlauben.',
  insecure: (publicUrl) =>
    `${publicUrl} ist nicht verschlüsselt, und Browser behalten keine Sitzung einer solchen Seite: Die Anmeldung wird nicht gelingen. Stellen Sie einen Proxy mit TLS vor den Server und setzen Sie publicUrl auf dessen https-Adresse.`,
  welcome: 'Willkommen',
  invitation: (role) =>
    `Sie sind eingeladen, in der Rolle ${de.roles[role]}. Wählen Sie, wie Sie sich von nun an anmelden möchten.`,
  createWithPassword: 'Konto mit Passwort anlegen',
  createWithPasskey: 'Konto mit Passkey anlegen',
  account: 'Ihr Konto',
  signedInAs: 'Angemeldet als',
  role: 'Rolle',
  roles: { reader: 'Lesen', reporter: 'Melden', operator: 'Betrieb', administrator: 'Administration' },
  comesFrom: (provider) => `Ihr Name und Ihre Rolle kommen von ${provider}.`,
  passkeys: 'Passkeys',
  noPasskeys:
    'Sie haben noch keinen. Mit einem Passkey melden Sie sich mit Fingerabdruck, Gesicht oder PIN an, ohne Passwort.',
  addPasskey: 'Passkey hinzufügen',
  removePasskey: (name) => `Passkey ${name} entfernen`,
  changePassword: 'Passwort ändern',
  currentPassword: 'Bisheriges Passwort',
  newPassword: 'Neues Passwort',
  passwordChanged: 'Ihr Passwort ist geändert. Alle anderen Sitzungen sind beendet.',
  toSignIn: 'Zur Anmeldung',
  toStatusPage: 'Zur Statusseite',
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  home: {
    title: 'Die Plattform läuft',
    text: 'Ihre Seiten sind noch nicht gebaut. „npm run build“ baut sie, danach neu starten; bis dahin gibt es ihre Schnittstellen.',
    links: {
      account: 'Anmelden oder das eigene Konto ansehen',
      reference: 'Alle Schnittstellen zum Lesen und Ausprobieren (englisch)',
      summary: 'Der Zustand von allem in einem Dokument',
      components: 'Die Komponenten, wie die bisherige Statusseite sie liest',
    },
  },
  errors: {
    'wrong-password': { title: 'Anmeldung fehlgeschlagen', text: 'Die E-Mail-Adresse oder das Passwort ist falsch.' },
    'session-ended': { title: 'Bitte neu anmelden', text: 'Ihre Sitzung ist zu Ende.' },
    forbidden: { title: 'Nicht erlaubt', text: 'Ihre Rolle reicht dafür nicht. Fragen Sie die Administration.' },
    'cross-site': {
      title: 'Nicht von hier',
      text: 'Die Anfrage kommt nicht von einer Seite dieses Servers. Öffnen Sie die Seite hier und senden Sie sie erneut.',
    },
    'local-off': {
      title: 'Hier nicht möglich',
      text: 'Die Anmeldung mit Passwort oder Passkey ist hier abgeschaltet.',
    },
    'invitation-gone': {
      title: 'Die Einladung gilt nicht',
      text: 'Sie ist unbekannt, abgelaufen oder schon benutzt. Bitten Sie die Administration um eine neue.',
    },
    'passkey-failed': {
      title: 'Der Passkey hat nicht funktioniert',
      text: 'Er ist hier unbekannt, oder es hat zu lange gedauert. Versuchen Sie es erneut oder auf anderem Weg.',
    },
    'wrong-current': { title: 'Nicht geändert', text: 'Das bisherige Passwort ist falsch.' },
    'last-way': {
      title: 'Nicht entfernt',
      text: 'Ohne diesen Passkey könnten Sie sich nicht mehr anmelden. Fügen Sie erst einen anderen hinzu.',
    },
    'not-found': { title: 'Nicht gefunden', text: 'Hier ist nichts.' },
    invalid: { title: 'Bitte korrigieren', text: 'Im Formular fehlt etwas, oder etwas stimmt nicht.' },
    'bad-moment': {
      title: 'Welcher Zeitpunkt?',
      text: 'Hinter „at=“ gehört ein vergangener Zeitpunkt: 2026-11-24T08:10 nach den Uhren der Seite oder 2026-11-24T08:10:00Z.',
    },
    'too-many': {
      title: 'Zu viele Versuche',
      text: 'Die Anmeldung ist zu oft misslungen. Warten Sie eine Viertelstunde und versuchen Sie es erneut.',
    },
    'too-often': {
      title: 'Zu viele Anfragen',
      text: 'Aus Ihrem Netz kam in einer Minute zu viel. Warten Sie einen Moment und versuchen Sie es erneut.',
    },
    away: {
      title: 'Gleich wieder da',
      text: 'Die Datenbank antwortet gerade nicht. Versuchen Sie es in einigen Sekunden erneut.',
    },
    internal: {
      title: 'Fehler des Servers',
      text: 'Der Grund steht in seinem Protokoll. Versuchen Sie es erneut oder sagen Sie dem Betrieb Bescheid.',
    },
  },
  problems: (provider) => ({
    'begin-again': {
      title: 'Bitte noch einmal anmelden',
      text: `Der Rückweg von ${provider} hat zu lange gedauert, wurde schon benutzt oder kam in einem anderen Browser an. Beginnen Sie auf der Anmeldeseite neu.`,
    },
    cancelled: {
      title: 'Anmeldung abgebrochen',
      text: `Die Anmeldung bei ${provider} wurde dort abgebrochen oder abgelehnt. Versuchen Sie es erneut oder auf anderem Weg.`,
    },
    'no-role': {
      title: 'Noch kein Zugang',
      text: `${provider} kennt Sie, aber keine Ihrer Gruppen dort hat hier eine Rolle. Bitten Sie die Administration um eine und melden Sie sich dann erneut an.`,
    },
    disabled: {
      title: 'Konto gesperrt',
      text: 'Die Administration hat Ihr Konto gesperrt. Bitten Sie sie, es freizugeben.',
    },
    'provider-refused': {
      title: `${provider} und dieser Server verstehen sich nicht`,
      text: 'Die Anmeldung wurde nicht abgeschlossen; an Ihrem Konto liegt es nicht. Sagen Sie der Administration Bescheid; der Grund steht im Protokoll dieses Servers.',
    },
    'provider-away': {
      title: `${provider} antwortet nicht`,
      text: 'Versuchen Sie es in einigen Minuten erneut. Wer hier ein Passwort oder einen Passkey hat, kann sich damit anmelden.',
    },
  }),
  fields: {
    email: 'Geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
    emailTaken: 'Diese E-Mail-Adresse gehört schon zu einem Konto.',
    displayName: 'Geben Sie Ihren Namen ein, mit höchstens 200 Zeichen.',
    password: 'Wählen Sie ein Passwort mit 12 bis 200 Zeichen und mehr als nur einigen verschiedenen.',
    other: 'Im Formular fehlt etwas, oder etwas stimmt nicht.',
  },
};
