import { fieldError } from '../../parts/index.ts';
import { FileField } from '../../parts/form/index.ts';
import { t } from './texts.ts';

// docs/protocol/support.md, "Files"; the shop looks at what a file holds.
const KINDS = 'image/jpeg,image/png,.pdf,.doc,.docx,.xls,.xlsx';

interface AttachmentsProps {
  readonly files: readonly File[];
  readonly onChoose: (files: readonly File[]) => void;
  /** The form's. */
  readonly error: unknown;
}

/** The files that go with a message. */
export function Attachments({ files, onChoose, error }: AttachmentsProps) {
  const said = fieldError(error, 'file');
  return (
    <FileField
      {...{ name: 'file', label: t('files'), hint: t('filesHint'), accept: KINDS }}
      {...{ files, onChoose, error: said }}
    />
  );
}
