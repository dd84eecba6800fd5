import { textIn } from '../../../kernel/texts.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { CancellationReason } from './reason.ts';

/** Wire: docs/protocol/returns.md, "Reasons". */
export function presentReason(
  reason: CancellationReason,
  { language, fallback }: { language: string; fallback: string },
) {
  const { subjects } = reason;
  return {
    ...{ id: reason.id, uuid: reason.uuid, cancellation_type: reason.type },
    subject: textIn(subjects, language, fallback) ?? '',
    ...{ extra_information_needed: reason.extraInformationNeeded, is_active: reason.isActive, order: reason.position },
    translations: Object.fromEntries(Object.entries(subjects).map(([name, subject]) => [name, { subject }])),
    ...{ created_date: formatDateTime(reason.createdDate), modified_date: formatDateTime(reason.modifiedDate) },
  };
}
