/** Plain text only: it is what every mailbox shows, and nothing in it can be mistaken for markup. */
export interface Mail {
  /** The same for every attempt to send this mail, different from every other mail's. */
  readonly id: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where answers go; without one they go to the sender's address of the shop. */
  readonly replyTo?: string;
  /**
   * Of marketing: an http(s) address where one POST ends such mails, without a login or another question (RFC 8058).
   * Mailboxes show a button for it.
   */
  readonly unsubscribe?: string;
}

export interface MailPort {
  /**
   * Fulfils when the mail has been accepted by the next server.
   * @throws Error when it was not, with a message fit for the operator's log
   */
  send(mail: Mail): Promise<void>;
}
