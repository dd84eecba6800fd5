/** A way to be reached with marketing. */
export type ConsentChannel = 'email' | 'sms' | 'whatsapp' | 'call';

/** What a customer allows; null: was never asked. */
export interface Consents {
  readonly email: boolean;
  readonly sms: boolean;
  readonly whatsapp: boolean;
  readonly call: boolean | null;
}

export const NO_CONSENTS: Consents = { email: false, sms: false, whatsapp: false, call: null };

/** One channel that was opened or closed. */
export interface ConsentChange {
  readonly channel: ConsentChannel;
  readonly isGranted: boolean;
}

/** The channels that are open in one and closed in the other; to be refused and not to be asked are both closed. */
export function changedConsents(before: Consents, after: Consents): ConsentChange[] {
  return (['email', 'sms', 'whatsapp', 'call'] as const)
    .filter((channel) => (before[channel] === true) !== (after[channel] === true))
    .map((channel) => ({ channel, isGranted: after[channel] === true }));
}
