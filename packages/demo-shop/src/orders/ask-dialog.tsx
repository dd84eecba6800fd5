import { type CancellationReason, InvalidInput, type Order } from '@arasta/client';
import { useRef, useState } from 'preact/hooks';
import { showWrong } from '../checkout/forms.ts';
import { variantOf } from '../basket/lines.rules.ts';
import { useAction, useLoading } from '../loading.ts';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorNote,
  Field,
  Loaded,
  QuantityStepper,
  Select,
  TextArea,
  toast,
} from '../parts/index.ts';
import { shop } from '../shop.ts';
import { type Answers, type AskType, type Guest, needsAccount, send } from './asking.ts';
import { askedFor, groupsOf, type ItemGroup } from './order.rules.ts';
import { t } from './texts.ts';

export type { Guest };

interface AskDialogProps {
  readonly order: Order;
  readonly type: AskType;
  readonly guest: Guest | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for items to be cancelled or sent back: which, why, and what else the shop has to know. */
export function AskDialog({ order, type, guest, onClose, onDone }: AskDialogProps) {
  const reasons = useLoading('reasons', (signal) => shop.listCancellationReasons({}, { signal }));
  return (
    <Dialog title={t(type === 'cancel' ? 'cancelTitle' : 'sendBackTitle')} open onClose={onClose}>
      <Loaded of={reasons}>
        {({ results }) => (
          <AskForm
            {...{ order, type, guest, onDone }}
            reasons={results.filter(({ cancellation_type: of }) => of === type)}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

interface AskFormProps extends Omit<AskDialogProps, 'onClose'> {
  readonly reasons: readonly CancellationReason[];
}

function AskForm({ order, type, guest, onDone, reasons }: AskFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const groups = groupsOf(
    order.orderitem_set.filter((item) => (type === 'cancel' ? item.is_cancellable : item.is_refundable)),
  );
  const [pieces, setPieces] = useState<Readonly<Record<string, number>>>({});
  const [answers, setAnswers] = useState<Answers>({ reason: '', description: '', carrier: '', iban: '', holder: '' });
  const put = (change: Partial<Answers>) => setAnswers((before) => ({ ...before, ...change }));
  const asked = groups.flatMap((group) => askedFor(group, pieces[group.key] ?? 0));
  const act = useAction(async () => {
    const done = await send({ order, type, guest, asked, answers });
    toast(done.every(({ status }) => status.value === 'completed') ? t('cancelled') : t('asked'));
    onDone();
  });
  const submit = async () => {
    await act.run();
    showWrong(form.current);
  };
  const said = (field: string) => saidOf(act.error, field);
  const reason = reasons.find(({ id }) => String(id) === answers.reason);
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Pieces groups={groups} pieces={pieces} onChange={setPieces} />
      <Select
        {...{ label: t('reason'), required: true, value: answers.reason, error: said('reason') }}
        options={reasons.map(({ id, subject }) => ({ value: String(id), label: subject }))}
        onChange={(value) => put({ reason: value })}
      />
      {reason?.extra_information_needed === true && (
        <TextArea
          {...{ label: t('describe'), required: true, maxLength: 2000, value: answers.description }}
          error={said('description')}
          onInput={(value) => put({ description: value })}
        />
      )}
      <Carrier
        groups={groups}
        value={answers.carrier}
        onChange={(carrier) => put({ carrier })}
        error={said('shipping_company')}
      />
      {needsAccount(order) && (
        <fieldset class="stack">
          <legend class="step-legend">{t('moneyBack')}</legend>
          <Field
            {...{ label: t('iban'), required: true, value: answers.iban, error: said('iban'), autocomplete: 'off' }}
            onInput={(iban) => put({ iban })}
          />
          <Field
            {...{ label: t('accountHolder'), required: true, value: answers.holder, error: said('holder_name') }}
            onInput={(holder) => put({ holder })}
          />
        </fieldset>
      )}
      <ErrorNote error={act.error} fields={shownFields(act.error)} />
      <Button type="submit" look="primary" wide busy={act.busy}>
        {t('send')}
      </Button>
    </form>
  );
}

interface PiecesProps {
  readonly groups: readonly ItemGroup[];
  readonly pieces: Readonly<Record<string, number>>;
  readonly onChange: (pieces: Readonly<Record<string, number>>) => void;
}

function Pieces({ groups, pieces, onChange }: PiecesProps) {
  return (
    <fieldset>
      <legend class="step-legend">{t('which')}</legend>
      {groups.map(({ key, item, pieces: most }) => {
        const chosen = pieces[key] ?? 0;
        const variant = variantOf(item.product);
        return (
          <div key={key} class="ask-item">
            <Checkbox
              label={variant === '' ? item.product.name : `${item.product.name} (${variant})`}
              checked={chosen > 0}
              onChange={(checked) => onChange({ ...pieces, [key]: checked ? most : 0 })}
            />
            {chosen > 0 && most > 1 && (
              <QuantityStepper
                {...{ value: chosen, max: most, of: item.product.name }}
                onChange={(next) => onChange({ ...pieces, [key]: next })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface CarrierProps {
  readonly groups: readonly ItemGroup[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Who takes it back by a code; nothing where nobody does. */
function Carrier({ groups, value, onChange, error }: CarrierProps) {
  const companies = groups[0]?.item.available_easy_return_shipping_companies ?? [];
  if (companies.length === 0) return null;
  const options = companies.map(({ pk, shipping_company: { label } }) => ({ value: String(pk), label }));
  return (
    <Select
      {...{ label: t('carrier'), required: true, value, onChange, error }}
      options={[{ value: '', label: t('carrierNone') }, ...options]}
    />
  );
}

// Errors are told for each record; the form asks once for all of them.
const nameIn = (field: string) => field.replace(/^cancel_order_items\.\d+\./, '');
const SHOWN = ['reason', 'description', 'shipping_company', 'iban', 'holder_name'];

function saidOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof InvalidInput)) return undefined;
  return Object.entries(error.fields)
    .find(([name]) => nameIn(name) === field)?.[1]
    .join(' ');
}

function shownFields(error: unknown): string[] {
  if (!(error instanceof InvalidInput)) return [];
  return Object.keys(error.fields).filter((name) => SHOWN.includes(nameIn(name)));
}
