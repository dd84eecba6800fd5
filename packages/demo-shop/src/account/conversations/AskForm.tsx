import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { day } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { Select, TextArea, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { attached, Attachments } from './Attachments.tsx';
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
  const { options, needsOrder } = useSubjects(form.values.subject, about !== '');
  const known = useOrders();
  return (
    <Form of={form} action={t('send')}>
      <Select {...form.choice('subject')} label={t('subject')} options={options} required />
      {(needsOrder || form.values.order !== '') && (
        <Select
          {...form.choice('order')}
          label={t('order')}
          options={needsOrder ? known : [{ value: '', label: t('noOrder') }, ...known]}
          required={needsOrder}
        />
      )}
      <TextArea
        {...form.text('message')}
        label={t('message')}
        hint={t('messageHint')}
        rows={6}
        maxLength={10_000}
        required
      />
      <Attachments files={files} onChoose={choose} form={form} />
    </Form>
  );
}

/** The customer's latest orders, for choosing one. */
function useOrders() {
  const { value } = useLoading('orders to ask about', (signal) => shop.listOrders({ page_size: 50 }, { signal }));
  return (value?.results ?? []).map(({ id, number, created_date }) => ({
    value: String(id),
    label: `${number} · ${day(created_date)}`,
  }));
}
