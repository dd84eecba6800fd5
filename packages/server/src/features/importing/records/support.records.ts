import { type Static, Type } from 'typebox';
import { saveContactSubjects, type SubjectInput } from '../../support/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import type { RecordType } from './record-type.ts';
import { key, numeric, optional, texts, truth } from './shapes.ts';
import { readName, readTruth, readWhole } from './values.ts';

const SubjectRecord = Type.Object({
  type: Type.Literal('contact_subject'),
  key: key('Small letters, digits and hyphens.', 120),
  name: texts('What people choose.', 255),
  order_needed: optional(truth('Whether one of the sender’s orders has to be named. Default: false.')),
  position: optional(numeric('Place among the subjects. Default: 0.')),
  active: optional(truth('Whether it can be chosen. Default: true.')),
});

const isSubject = checkOf(SubjectRecord);

export const contactSubjectType: RecordType<SubjectInput> = {
  name: 'contact_subject',
  plural: 'contact subjects',
  kind: 'contact_subject',
  schema: SubjectRecord,
  read: (value, complaints) => (isSubject(value, complaints) ? readSubject(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: (_deps, tx, inputs) => saveContactSubjects(tx, inputs),
};

function readSubject(record: Static<typeof SubjectRecord>, complaints: Complaints): SubjectInput {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(record.key)) {
    complaints.refuse('key', `${shown(record.key)} is not a key: write small letters, digits and hyphens`);
  }
  const range = { from: -1_000_000, to: 1_000_000 };
  return {
    ...{ key: record.key, names: readName(record.name, 'name', complaints) },
    isOrderNeeded: readTruth(record.order_needed, 'order_needed', complaints, false),
    position: readWhole(record.position ?? 0, 'position', complaints, range),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}
