import type { Language } from '@scs/store';

/** What messages say beside the operators' words. */
export interface MailTexts {
  readonly confirmSubject: (page: string) => string;
  readonly confirmText: (page: string) => string;
  readonly confirmLink: string;
  readonly confirmIgnore: string;
  readonly knownSubject: (page: string) => string;
  readonly knownText: (page: string) => string;
  readonly digestSubject: Readonly<Record<'daily' | 'weekly', (page: string) => string>>;
  readonly more: (count: number) => string;
  readonly why: (page: string) => string;
  readonly manage: string;
}

const en: MailTexts = {
  confirmSubject: (page) => `Please confirm: news from ${page}`,
  confirmText: (page) => `Somebody, we hope you, wants ${page} to write to this address. Please confirm it here:`,
  confirmLink: 'Confirm the address',
  confirmIgnore: 'If it was not you, do nothing: nothing more is sent, and the address is deleted after 7 days.',
  knownSubject: (page) => `Your subscription to ${page}`,
  knownText: (page) =>
    `Somebody, we hope you, has asked ${page} to write to this address. It is subscribed already; nothing was changed.`,
  digestSubject: {
    daily: (page) => `${page}: what happened since yesterday`,
    weekly: (page) => `${page}: what happened this week`,
  },
  more: (count) => `… and ${String(count)} more on the status page.`,
  why: (page) => `You get this because you have subscribed to ${page}.`,
  manage: 'Change or end the subscription',
};

const de: MailTexts = {
  confirmSubject: (page) => `Bitte bestätigen: Nachrichten von ${page}`,
  confirmText: (page) =>
    `Jemand, hoffentlich Sie, möchte Nachrichten von ${page} an diese Adresse bekommen. Bitte bestätigen Sie das hier:`,
  confirmLink: 'Adresse bestätigen',
  confirmIgnore:
    'Wenn Sie es nicht waren, tun Sie nichts: Es kommt nichts weiter, und die Adresse wird nach 7 Tagen gelöscht.',
  knownSubject: (page) => `Ihr Abonnement von ${page}`,
  knownText: (page) =>
    `Jemand, hoffentlich Sie, hat Nachrichten von ${page} an diese Adresse bestellt. Sie ist schon eingetragen; nichts wurde geändert.`,
  digestSubject: {
    daily: (page) => `${page}: was seit gestern geschehen ist`,
    weekly: (page) => `${page}: was in dieser Woche geschehen ist`,
  },
  more: (count) => `… und ${String(count)} weitere auf der Statusseite.`,
  why: (page) => `Sie bekommen dies, weil Sie ${page} abonniert haben.`,
  manage: 'Abonnement ändern oder beenden',
};

export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, de };
