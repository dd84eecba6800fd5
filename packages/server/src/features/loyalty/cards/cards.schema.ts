import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';
import { UserObject } from '../../accounts/index.ts';

const Card = named('LoyaltyCard', {
  pk: Type.Integer(),
  attributes: Type.Object({ account_number: Type.String() }),
  created_date: Type.String({ format: 'date-time' }),
  modified_date: Type.String({ format: 'date-time' }),
  number: Type.String({ description: '16 digits' }),
  user: UserObject,
});

export const LoyaltyCardAnswer = named('LoyaltyCardAnswer', {
  card: Type.Union([Card, Type.Null()]),
  points: Type.Number({ description: 'In the currency of the call; 0 without a card' }),
  errors: Type.Union([Type.String(), Type.Null()], { description: 'Why the points are not known' }),
});
