import { FileField, type FormState } from '../../parts/form/index.ts';
import { t } from './texts.ts';

// docs/protocol/support.md, "Files"; the shop looks at what a file holds.
const KINDS = 'image/jpeg,image/png,.pdf,.doc,.docx,.xls,.xlsx';

/** What is sent of them: an empty list would be taken for something that is no file. */
export function attached(files: readonly File[]): { file?: readonly File[] } {
  return files.length === 0 ? {} : { file: files };
}

interface AttachmentsProps {
  readonly files: readonly File[];
  readonly onChoose: (files: readonly File[]) => void;
  /** The form whose message they go with. */
  readonly form: Pick<FormState<string>, 'other'>;
}

/** The files that go with a message. */
export function Attachments({ files, onChoose, form }: AttachmentsProps) {
  return (
    <FileField
      {...form.other('file')}
      {...{ label: t('files'), hint: t('filesHint'), accept: KINDS }}
      {...{ files, onChoose }}
    />
  );
}
