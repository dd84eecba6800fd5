import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { PaymentSwitch, SwitchAct } from '../../payments/index.ts';
import { consolePage, tokenField } from '../look/shell.page.ts';

export interface SwitchesShown {
  readonly current: PaymentSwitch | null;
  readonly csrfToken: string;
  readonly said: string | null;
}

interface Words {
  readonly name: string;
  readonly more: string;
}

const GROUPS: readonly { readonly title: string; readonly acts: readonly SwitchAct[] }[] = [
  { title: 'Says yes', acts: ['approved', 'three_d_passed'] },
  { title: 'Says no', acts: ['declined', 'insufficient_funds', 'card_refused', 'three_d_failed'] },
  { title: 'Takes its time', acts: ['late_answer', 'hang_taken', 'hang_not_taken'] },
  { title: 'Sends notices', acts: ['late_notice', 'repeated_notice'] },
];

const WORDS: Readonly<Record<SwitchAct, Words>> = {
  approved: { name: 'Approve', more: 'through the bank’s page where 3-D Secure is asked for' },
  three_d_passed: { name: 'Approve by 3-D Secure', more: 'the bank’s page, whether it was asked for or not' },
  declined: { name: 'Decline', more: 'without a reason' },
  insufficient_funds: { name: 'Decline: insufficient funds', more: 'at once' },
  card_refused: { name: 'Decline: card refused', more: 'at once' },
  three_d_failed: { name: 'Fail in 3-D Secure', more: 'after the shopper has confirmed' },
  late_answer: { name: 'Answer late', more: 'the money is taken; the answer comes after five seconds' },
  hang_taken: {
    name: 'Hang, money taken',
    more: 'no answer within PAYMENT_TIMEOUT; the check finds the money within two minutes',
  },
  hang_not_taken: {
    name: 'Hang, nothing taken',
    more: 'no answer within PAYMENT_TIMEOUT; the payment is given up after some minutes',
  },
  late_notice: {
    name: 'Notice comes late',
    more: 'no way leads back from the bank’s page; the notice comes after 30 seconds',
  },
  repeated_notice: { name: 'Notice comes twice', more: 'besides the browser that comes back' },
};

const COUNTS = [1, 2, 3, 5, 10, 50] as const;

/** The switches of the simulated bank. */
export function switchesPage({ current, csrfToken, said }: SwitchesShown): string {
  const body = html`
    <header class="head">
      <h1>Payments</h1>
      <p class="soft">
        What the simulated bank does with the next payments by card, saved cards included, whatever their numbers say.
        Wallets are not concerned. A number that is no test card stays refused: nobody’s real card is taken for one.
      </p>
      ${said === null ? html`` : html`<p class="said" role="status">${said}</p>`}
    </header>
    <section class="card" aria-labelledby="now">
      <h2 id="now">Now</h2>
      <div data-live="page" data-events="/console/events/">${currentState(current, csrfToken)}</div>
    </section>
    <form class="card" method="post" action="/console/payments/">
      ${tokenField(csrfToken)}
      <div class="groups">
        ${GROUPS.map(
          ({ title, acts }) =>
            html`<fieldset>
              <legend>${title}</legend>
              ${acts.map((act) => choice(act, act === (current?.act ?? 'approved')))}
            </fieldset>`,
        )}
      </div>
      <label class="line"
        >For
        <select name="count">
          ${COUNTS.map((count) => html`<option value="${count}">the next ${count === 1 ? 'payment' : `${count} payments`}</option>`)}
          <option value="">all payments, until it is changed</option>
        </select></label
      >
      <button>Set</button>
    </form>
  `;
  return consolePage({ title: 'Payments', current: 'payments', body });
}

function choice(act: SwitchAct, isChosen: boolean): SafeHtml {
  const { name, more } = WORDS[act];
  const input = isChosen
    ? html`<input type="radio" name="act" value="${act}" checked />`
    : html`<input type="radio" name="act" value="${act}" />`;
  return html`<label class="choice"
    >${input} <span>${name} <small>${more}</small></span></label
  >`;
}

function currentState(current: PaymentSwitch | null, csrfToken: string): SafeHtml {
  if (current === null) return html`<p>Each card does what its number says.</p>`;
  return html`<p><b>${WORDS[current.act].name}</b> ${durationOf(current)}</p>
    <form method="post" action="/console/payments/reset/">
      ${tokenField(csrfToken)}<button class="quiet">Let each card do what its number says</button>
    </form>`;
}

function durationOf({ remaining }: PaymentSwitch): string {
  if (remaining === null) return 'until it is changed';
  return remaining === 1 ? 'for one more payment' : `for ${remaining} more payments`;
}

/** The state in a few words. */
export function switchWords(current: PaymentSwitch | null): string {
  return current === null ? 'by the card’s number' : `${WORDS[current.act].name}, ${durationOf(current)}`;
}
