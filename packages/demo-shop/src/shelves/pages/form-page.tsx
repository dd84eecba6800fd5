import type { Form, FormField } from '@arasta/client';
import { useState } from 'preact/hooks';
import { useAction, useLoading } from '../../loading.ts';
import { Button, Empty, ErrorNote, Field, fieldError, Heading, Loaded, TextArea } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { t } from '../texts.ts';

/** A form that the shop's people put together. */
export function FormPage({ pk }: { pk: string }) {
  const form = useLoading(`form ${pk}`, (signal) => shop.getForm({ pk }, { signal }));
  return (
    <div class="narrow page">
      <Loaded of={form}>{(answer) => <Fields pk={pk} form={answer} />}</Loaded>
    </div>
  );
}

function Fields({ pk, form }: { pk: string; form: Form }) {
  const fields = Object.values(form.schema).toSorted((one, other) => one.order - other.order);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [isSent, setSent] = useState(false);
  const { run, busy, error } = useAction(async () => {
    const filled = Object.entries(values).filter(([, value]) => value !== '');
    await shop.submitForm({ ...Object.fromEntries(filled), pk });
    setSent(true);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    void run();
  };
  if (isSent) return <Empty icon="check" title={t('sent')} />;
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Heading>{form.name}</Heading>
      {fields.map((field) => (
        <Asked
          key={field.key}
          field={field}
          value={values[field.key] ?? ''}
          error={fieldError(error, field.key)}
          onInput={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
      <ErrorNote error={error} fields={fields.map(({ key }) => key)} />
      <Button look="primary" type="submit" busy={busy}>
        {t('send')}
      </Button>
    </form>
  );
}

interface AskedProps {
  readonly field: FormField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
}

function Asked({ field: { label, required, input_type }, value, error, onInput }: AskedProps) {
  if (input_type === 'text_area') return <TextArea {...{ label, required, value, error, onInput }} />;
  const type = input_type === 'email' || input_type === 'date' ? input_type : 'text';
  const inputMode = input_type === 'integer' ? 'numeric' : 'text';
  return <Field {...{ label, required, value, error, onInput, type, inputMode }} />;
}
