export interface Sms {
  /** The same for every attempt to send this message, different from every other message's. */
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

export interface SmsPort {
  /**
   * Fulfils when the message has been accepted by the gateway.
   * @throws Error when it was not, with a message fit for the operator's log
   */
  send(sms: Sms): Promise<void>;
}
