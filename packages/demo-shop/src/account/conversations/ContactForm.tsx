import { useState } from 'preact/hooks';
import { Empty, Field } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { shop } from '../../shop.ts';
import { attached } from './Attachments.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { useSubjects } from './subjects.ts';
import { t } from './texts.ts';

const TEXTS = { full_name: '', email: '', phone: '', subject: '', order: '', message: '' };

/** A guest's question: answered by mail, with a link to the conversation. */
export function ContactForm() {
  const [files, choose] = useState<readonly File[]>([]);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ texts: TEXTS }, async ({ subject, order, ...rest }) => {
    const which = order === '' ? null : Number(order);
    await shop.contactShop({ ...rest, subject: Number(subject), order: which, ...attached(files) });
    setSentTo(rest.email);
  });
  const { needsOrder, ...subjects } = useSubjects(form.values.subject);
  if (sentTo !== null) {
    return (
      <div role="status">
        <Empty icon="check" title={t('contactSent')}>
          {t('contactSentWhy', { email: sentTo })}
        </Empty>
      </div>
    );
  }
  return (
    <Form of={form} action={t('send')}>
      <Field {...form.text('full_name')} label={t('name')} autocomplete="name" maxLength={70} required />
      <div class="fields-two">
        <Field {...form.text('email')} label={t('email')} type="email" autocomplete="email" required />
        <Field {...form.text('phone')} label={t('phone')} type="tel" autocomplete="tel" maxLength={70} />
      </div>
      <QuestionFields {...{ form, subjects, files }} onChoose={choose}>
        {needsOrder && <Field {...form.text('order')} label={t('orderNumber')} inputMode="numeric" required />}
      </QuestionFields>
    </Form>
  );
}
