import { type Static, Type } from 'typebox';
import { type ReasonInput, saveCancellationReasons } from '../../returns/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import type { RecordType } from './record-type.ts';
import { key, numeric, optional, texts, truth, word } from './shapes.ts';
import { readName, readTruth, readWhole } from './values.ts';

const ReasonRecord = Type.Object({
  type: Type.Literal('cancellation_reason'),
  key: key('Small letters, digits and hyphens.', 120),
  for: word('`cancel` for what is not sent yet, `refund` for what is sent back.', ...(['cancel', 'refund'] as const)),
  subject: texts('What people read.', 255),
  extra_information_needed: optional(truth('Whether customers have to say more. Default: false.')),
  position: optional(numeric('Place among the reasons. Default: 0.')),
  active: optional(truth('Whether it can be chosen. Default: true.')),
});

const isReason = checkOf(ReasonRecord);

export const cancellationReasonType: RecordType<ReasonInput> = {
  name: 'cancellation_reason',
  plural: 'cancellation reasons',
  kind: 'cancellation_reason',
  schema: ReasonRecord,
  read: (value, complaints) => (isReason(value, complaints) ? readReason(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: (deps, tx, inputs) => saveCancellationReasons(tx, inputs, deps.clock.now()),
};

function readReason(record: Static<typeof ReasonRecord>, complaints: Complaints): ReasonInput {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(record.key)) {
    complaints.refuse('key', `${shown(record.key)} is not a key: write small letters, digits and hyphens`);
  }
  const range = { from: -1_000_000, to: 1_000_000 };
  return {
    ...{ key: record.key, type: record.for, subjects: readName(record.subject, 'subject', complaints) },
    extraInformationNeeded: readTruth(record.extra_information_needed, 'extra_information_needed', complaints, false),
    position: readWhole(record.position ?? 0, 'position', complaints, range),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}
