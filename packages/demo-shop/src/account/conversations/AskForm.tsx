import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { day } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { ErrorNote, Select, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { attached } from './Attachments.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { useSubjects } from './subjects.ts';
import { t } from './texts.ts';

/** A customer's question: its subject, the order it is about, words and files. */
export function AskForm({ order: about }: { order: string }) {
  const { route } = useLocation();
  const [files, choose] = useState<readonly File[]>([]);
  const form = useForm({ texts: { subject: '', order: about, message: '' } }, async ({ subject, order, message }) => {
    const which = order === '' ? null : Number(order);
    const { number } = await shop.openConversation({
      subject: Number(subject),
      order: which,
      message,
      ...attached(files),
    });
    toast(t('sent'));
    route(link(`/account/conversations/${number}/`));
  });
  const { needsOrder, ...subjects } = useSubjects(form.values.subject, about !== '');
  const orders = useOrders();
  return (
    <Form of={form} action={t('send')}>
      <QuestionFields {...{ form, subjects, files }} onChoose={choose}>
        {(needsOrder || form.values.order !== '') && (
          <Select
            {...form.choice('order')}
            label={t('order')}
            options={needsOrder ? orders.options : [{ value: '', label: t('noOrder') }, ...orders.options]}
            required={needsOrder}
          />
        )}
        <ErrorNote error={orders.error} onRetry={orders.reload} />
      </QuestionFields>
    </Form>
  );
}

/** The customer's latest orders, for choosing one. */
function useOrders() {
  const { value, ...rest } = useLoading('orders to ask about', (signal) =>
    shop.listOrders({ page_size: 50 }, { signal }),
  );
  const options = (value?.results ?? []).map(({ id, number, created_date }) => ({
    value: String(id),
    label: `${number} · ${day(created_date)}`,
  }));
  return { ...rest, options };
}
