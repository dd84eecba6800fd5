import { Type } from 'typebox';
import { message } from '../../../kernel/messages/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { readGuest } from '../../accounts/index.ts';
import { problems, refused, submission } from './fields.ts';
import type { StepPage } from './page.ts';

const { nullable, text } = fields;

const Fields = Type.Object({
  user_email: Type.Optional(nullable(text({ max: 254 }))),
  phone_number: Type.Optional(nullable(text({ max: 60 }))),
});

/** Who is buying: customers are past it, guests tell how they are reached. */
export const indexPage: StepPage = {
  name: 'IndexPage',
  resets: [],
  isOnTheWay: () => true,
  isDone: ({ shopper }) => shopper !== null,
  ...submission(Fields, ({ user_email: email, phone_number: phone }, { caller }, config) => {
    if (caller.customer !== null) return { kind: 'chosen', sets: {} };
    if (!config.canGuestPurchase) return refused('non_field_errors', 'guests_sign_in');
    const told = readGuest(config, { email: email ?? '', phone: phone ?? '' });
    if ('guest' in told) return { kind: 'guest', guest: told.guest };
    const found = problems({ user_email: told.problems.email, phone_number: told.problems.phone });
    return found ?? { kind: 'refused', errors: { user_email: [message('invalid_email')] } };
  }),
  context: ({ checkout: { caller, giftBoxPrice }, config }) => ({
    is_user_logged_in: caller.customer !== null,
    can_guest_purchase: config.canGuestPurchase,
    has_gift_box: giftBoxPrice !== null,
  }),
};
