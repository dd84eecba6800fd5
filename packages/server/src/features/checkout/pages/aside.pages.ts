import { Type } from 'typebox';
import { NON_FIELD } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { Checkout } from '../checkout.ts';
import { NO_FIELDS, refused, submission } from './fields.ts';
import type { AsidePage, PageConfig } from './page.ts';

const { flag, nullable, text } = fields;

// Far beyond what a shop may allow: what is within it and yet too long is refused with the shop's own limit.
const LONGEST = 100_000;

const NoteFields = Type.Object({ notes: Type.Optional(nullable(text({ max: LONGEST }))) });

/** A word to the shop. Extensions read the checkout here, because it changes nothing. */
export const orderNotePage: AsidePage = {
  name: 'OrderNotePage',
  resets: [],
  ...submission(NoteFields, ({ notes = null }, _checkout: Checkout, config: PageConfig) => {
    const max = config.checkoutNotesMaxLength;
    if (notes !== null && isLonger(notes, max)) return refused('notes', 'max_length', { max });
    return { kind: 'chosen', sets: { notes } };
  }),
  context: null,
  answers: 'nothing',
};

/** Asks what a gift box costs. */
export const giftBoxIndexPage: AsidePage = {
  name: 'GiftBoxIndexPage',
  resets: [],
  fields: NO_FIELDS,
  submit: (_given, { giftBoxPrice }) =>
    giftBoxPrice === null ? refused('non_field_errors', 'no_gift_box') : { kind: 'opened', page: 'GiftBoxPage' },
  context: null,
  answers: 'nothing',
};

const BoxFields = Type.Object({
  note: Type.Optional(nullable(text({ max: LONGEST }))),
  gift_video: Type.Optional(flag()),
  gift_video_notification_sent: Type.Optional(flag()),
  remove: Type.Optional(flag()),
});

/** A box around the gift, with a note. */
export const giftBoxPage: AsidePage = {
  name: 'GiftBoxPage',
  resets: [],
  ...submission(BoxFields, (given, { giftBoxPrice }: Checkout, config: PageConfig) => {
    if (given.remove === true) return { kind: 'chosen', sets: { giftBox: null } };
    if (giftBoxPrice === null) return refused('non_field_errors', 'no_gift_box');
    const { note = null, gift_video: video = false, gift_video_notification_sent: videoNotified = false } = given;
    const max = config.giftBoxNoteMaxLength;
    if (note !== null && isLonger(note, max)) return refused('note', 'max_length', { max });
    return { kind: 'chosen', sets: { giftBox: { note: note ?? '', video, videoNotified } } };
  }),
  without: ({ giftBoxPrice }) => (giftBoxPrice === null ? { [NON_FIELD]: [message('no_gift_box')] } : null),
  context: async ({ checkout: { giftBoxPrice } }) => ({ price: formatAmount(giftBoxPrice ?? 0) }),
  answers: 'nothing',
};

function isLonger(given: string, max: number): boolean {
  return Array.from(given).length > max;
}
