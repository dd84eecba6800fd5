import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { refused, submission } from './fields.ts';
import type { Decision } from './page.ts';

const Fields = Type.Object({ agreement: Type.Optional(fields.flag()) });

const PLACE: Decision = { kind: 'place', card: null, threeD: false };

/** The last page of ways to pay that ask for nothing but the shopper's word. */
export const agreed = submission(Fields, ({ agreement }) =>
  agreement === true ? PLACE : refused('agreement', 'confirm_required'),
);
