import type { Frequency, Language, SubscriptionTopic } from '@scs/store';

/** What there is to subscribe to. */
export interface SubscribeOffer {
  /** In their order; those that are in no group come first, in one without a name. */
  readonly groups: readonly {
    readonly name: string | null;
    readonly components: readonly { readonly id: string; readonly name: string }[];
  }[];
}

/** What somebody chose. */
export interface SubscribeChoice {
  /** Null for all. */
  readonly componentIds: readonly string[] | null;
  /** Null for both. */
  readonly about: SubscriptionTopic | null;
  readonly frequency: Frequency;
  readonly language: Language;
}

/** The form as it came in, when it has to be filled in again. */
export interface SubscribeForm extends SubscribeChoice {
  readonly address: string;
  readonly problem: 'address' | 'choice';
}

/** A subscription as its owner sees it. */
export interface OwnSubscription extends SubscribeChoice {
  /** What the links to it hold. A secret. */
  readonly token: string;
  readonly address: string;
  readonly isConfirmed: boolean;
  /** Since its mailbox refused what was sent, or an operator decided so. */
  readonly isDisabled: boolean;
  /** What has just been done. */
  readonly said: 'confirmed' | 'saved' | null;
}
