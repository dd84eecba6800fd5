import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { money } from '../i18n/index.ts';
import { Button, Checkbox, fieldError, Icon } from '../parts/index.ts';
import { askPlans, card, cardFields, slipsIn } from './card.state.ts';
import { isBusy, nextChoice, out, place, refuse, submit, view } from './checkout.state.ts';
import { ContractDialog } from './contract-dialog.tsx';
import { problemOf, showWrong, wrong } from './forms.ts';
import { keep } from './tab-memory.ts';
import { t } from './texts.ts';
import { placingPage, type PreOrder } from './view.rules.ts';

/** What is paid by, the contract, and the button that orders. One click orders once, however often it is made. */
export function PlaceForm({ account, children }: { account: number | null; children: ComponentChildren }) {
  const form = useRef<HTMLFormElement>(null);
  const isPlacing = useRef(false);
  const [isAgreed, setAgreed] = useState(false);
  const [isSending, setSending] = useState(false);
  const preOrder = view.value?.preOrder;
  if (preOrder === undefined) return null;
  const page = placingPage(preOrder);
  const order = async () => {
    if (isPlacing.current || out.value !== null) return;
    isPlacing.current = true;
    setSending(true);
    keepAccount(preOrder, account);
    const isTaken = await placeOrder(preOrder, isAgreed).finally(() => {
      isPlacing.current = false;
      setSending(false);
    });
    if (!isTaken) showWrong(form.current);
  };
  return (
    <form
      ref={form}
      class="stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void order();
      }}
    >
      {children}
      <div class="place stack">
        <Agreement isAgreed={isAgreed} onChange={setAgreed} error={fieldError(problemOf(page), 'agreement')} />
        <Button type="submit" look="primary" wide busy={isSending || isBusy.value || out.value !== null}>
          <Icon name="lock" size={18} /> {labelOf(preOrder)}
        </Button>
      </div>
    </form>
  );
}

function labelOf(preOrder: PreOrder): string {
  const amount = money(dueOf(preOrder), preOrder.currency_type_label);
  const type = preOrder.payment_option?.payment_type;
  if (type === 'credit_card' || type === 'saved_card') return t('pay', { amount });
  return type === 'redirection' ? t('payAtBank', { amount }) : t('placeOrder');
}

/** What the shopper pays in the end: interest comes on top of what is unpaid. */
export function dueOf({
  unpaid_amount: unpaid,
  total_amount,
  total_amount_with_interest: withInterest,
}: PreOrder): number {
  return Math.round((Number(unpaid) + Number(withInterest) - Number(total_amount)) * 100) / 100;
}

async function placeOrder(preOrder: PreOrder, isAgreed: boolean): Promise<boolean> {
  const page = placingPage(preOrder);
  const isByCard = page === 'CreditCardConfirmationPage';
  const slips = { ...(isByCard && slipsIn(card.value)), ...(!isAgreed && { agreement: t('agreeNeeded') }) };
  if (Object.keys(slips).length > 0) {
    refuse(page, wrong(slips));
    return false;
  }
  if (isByCard && !(await askPlans())) return false;
  if (!(await choosePlan())) return false;
  const fields = isByCard ? cardFields(card.value) : page === 'SavedCardConfirmationPage' ? { use_three_d: true } : {};
  return place({ page, fields: { agreement: true, ...fields } }, preOrder);
}

/** A change of the amount takes the instalments away: the first of those that are offered now takes their place. */
async function choosePlan(): Promise<boolean> {
  const choice = view.value?.due === 'InstallmentSelectionPage' ? nextChoice() : null;
  return choice === null || submit(choice.page, choice.fields);
}

/** The order does not tell the account that is transferred to; the page after it should. */
function keepAccount({ payment_option: option }: PreOrder, account: number | null): void {
  const accounts = view.value?.offers.bank_accounts ?? [];
  const chosen = accounts.find(({ pk }) => pk === account) ?? accounts[0];
  keep('account', option?.payment_type === 'funds_transfer' && chosen !== undefined ? JSON.stringify(chosen) : null);
}

interface AgreementProps {
  readonly isAgreed: boolean;
  readonly onChange: (isAgreed: boolean) => void;
  readonly error: string | undefined;
}

function Agreement({ isAgreed, onChange, error }: AgreementProps) {
  const [shown, show] = useState<'sales' | 'info' | null>(null);
  const title = shown === 'info' ? t('contractInfo') : t('contractSales');
  const parts = t('agree', { sales: '\n sales\n', info: '\n info\n' }).split('\n');
  return (
    <>
      <Checkbox
        checked={isAgreed}
        onChange={onChange}
        error={error}
        required
        name="agreement"
        label={parts.map((part) => {
          const name = part === ' sales' ? 'sales' : part === ' info' ? 'info' : null;
          if (name === null) return part;
          return (
            <button key={name} type="button" class="in-text" onClick={() => show(name)}>
              {t(name === 'sales' ? 'agreeSales' : 'agreeInfo')}
            </button>
          );
        })}
      />
      <ContractDialog name={shown} title={title} onClose={() => show(null)} />
    </>
  );
}
