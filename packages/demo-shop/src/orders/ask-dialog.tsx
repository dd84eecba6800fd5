import type { CancellationReason, Order, OrderItem } from '@arasta/client';
import { useState } from 'preact/hooks';
import { variantOf } from '../basket/lines.rules.ts';
import { language } from '../i18n/index.ts';
import { useLoading } from '../loading.ts';
import { Form, type FormState, useForm } from '../parts/form/index.ts';
import { Checkbox, Dialog, Field, Loaded, QuantityStepper, Select, TextArea, toast } from '../parts/index.ts';
import { shop } from '../shop.ts';
import { type Answers, type AskType, type Guest, needsAccount, send, type Sent } from './asking.ts';
import { askedFor, groupsOf, type ItemGroup } from './order.rules.ts';
import { t } from './texts.ts';

interface AskDialogProps {
  readonly order: Order;
  readonly type: AskType;
  readonly guest: Guest | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for items to be cancelled or sent back: which, why, and what else the shop has to know. */
export function AskDialog({ order, type, guest, onClose, onDone }: AskDialogProps) {
  const [sent] = useState<Sent>(() => new Map());
  const reasons = useLoading('reasons', (signal) => shop.listCancellationReasons({}, { signal }));
  return (
    <Dialog
      title={t(type === 'cancel' ? 'cancelTitle' : 'sendBackTitle')}
      open
      onClose={() => (sent.size > 0 ? onDone() : onClose())}
    >
      <Loaded of={reasons}>
        {({ results }) => (
          <AskForm
            {...{ order, type, guest, sent, onDone }}
            reasons={results.filter(({ cancellation_type: of }) => of === type)}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

interface AskFormProps extends Omit<AskDialogProps, 'onClose'> {
  readonly sent: Sent;
  readonly reasons: readonly CancellationReason[];
}

const EMPTY: Answers = { reason: '', description: '', shipping_company: '', iban: '', holder_name: '' };

function AskForm({ order, type, guest, sent, onDone, reasons }: AskFormProps) {
  const [pieces, setPieces] = useState<Readonly<Record<string, number>>>({});
  const groups = groupsOf(order.orderitem_set.filter((item) => may(type, item)));
  const form = useForm({ texts: { ...EMPTY } }, async (answers) => {
    const asked = groups.flatMap((group) => askedFor(group, pieces[group.key] ?? 0));
    const done = await send({ order, type, guest, sent, asked, answers });
    toast(done.every(({ status }) => status.value === 'completed') ? t('cancelled') : t('asked'));
    onDone();
  });
  const reason = reasons.find(({ id }) => String(id) === form.values.reason);
  return (
    <Form of={form} action={t('send')} wide>
      <Pieces groups={groups} pieces={pieces} onChange={setPieces} />
      <Select
        {...form.choice('reason')}
        {...{ label: t('reason'), required: true }}
        options={reasons.map(({ id, subject }) => ({ value: String(id), label: subject }))}
      />
      {reason?.extra_information_needed === true && (
        <TextArea {...form.text('description')} label={t('describe')} required maxLength={2000} />
      )}
      <Carrier groups={groups} bound={form.choice('shipping_company')} />
      {needsAccount(order) && (
        <fieldset class="stack">
          <legend class="step-legend">{t('moneyBack')}</legend>
          <Field {...form.text('iban')} label={t('iban')} required autocomplete="off" />
          <Field {...form.text('holder_name')} label={t('accountHolder')} required autocomplete="name" />
        </fieldset>
      )}
    </Form>
  );
}

function may(type: AskType, item: OrderItem): boolean {
  return type === 'cancel' ? item.is_cancellable : item.is_refundable;
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
        const variant = variantOf(item.product, language.value);
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
  readonly bound: ReturnType<FormState<'shipping_company'>['choice']>;
}

/** Who takes it back by a code; nothing where nobody does. */
function Carrier({ groups, bound }: CarrierProps) {
  const companies = groups[0]?.item.available_easy_return_shipping_companies ?? [];
  if (companies.length === 0) return null;
  const options = companies.map(({ pk, shipping_company: { label } }) => ({ value: String(pk), label }));
  return (
    <Select {...bound} label={t('carrier')} required options={[{ value: '', label: t('carrierNone') }, ...options]} />
  );
}
