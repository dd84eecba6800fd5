import type { ComponentChildren } from 'preact';
import type { Loading } from '../../loading.ts';
import { ErrorNote, type Option, Select, TextArea } from '../../parts/index.ts';
import type { FormState } from '../../parts/form/index.ts';
import { Attachments } from './Attachments.tsx';
import { t } from './texts.ts';

interface QuestionFieldsProps {
  readonly form: Pick<FormState<'subject' | 'message'>, 'choice' | 'text' | 'other'>;
  readonly subjects: Pick<Loading<unknown>, 'error' | 'reload'> & { readonly options: readonly Option[] };
  readonly files: readonly File[];
  readonly onChoose: (files: readonly File[]) => void;
  /** Between the subject and the words: the order. */
  readonly children: ComponentChildren;
}

/** What every question has: its subject, words and files. */
export function QuestionFields({ form, subjects, files, onChoose, children }: QuestionFieldsProps) {
  return (
    <>
      <Select {...form.choice('subject')} label={t('subject')} options={subjects.options} required />
      <ErrorNote error={subjects.error} onRetry={subjects.reload} />
      {children}
      <TextArea
        {...form.text('message')}
        label={t('message')}
        hint={t('messageHint')}
        rows={6}
        maxLength={10_000}
        required
      />
      <Attachments files={files} onChoose={onChoose} form={form} />
    </>
  );
}
