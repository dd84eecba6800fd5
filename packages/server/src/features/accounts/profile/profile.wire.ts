import { hash } from 'node:crypto';
import type { Static } from 'typebox';
import { message, translate } from '../../../kernel/messages/index.ts';
import { type CallerCustomer, formatDateTime } from '../../../platform/http/index.ts';
import type { CurrentUser, Profile, User } from './profile.schema.ts';

/** The customer on the wire (Wire: docs/protocol/accounts.md, "Current user" and "Profile"). */

export function presentCurrentUser(customer: CallerCustomer): Static<typeof CurrentUser> {
  return {
    pk: customer.id,
    first_name: customer.firstName,
    last_name: customer.lastName,
    phone: customer.phone,
    email: customer.email,
    email_allowed: customer.emailAllowed,
    sms_allowed: customer.smsAllowed,
    call_allowed: customer.callAllowed,
    attributes: customer.attributes,
    // Mailing services know their recipients by this digest; it guards nothing.
    hashed_email: hash('md5', customer.email),
    date_joined: formatDateTime(customer.dateJoined),
    last_login: customer.lastLogin === null ? null : formatDateTime(customer.lastLogin),
    gender: customer.gender,
    date_of_birth: customer.dateOfBirth,
    is_email_verified: customer.emailVerifiedAt !== null,
    is_social_networks_connected: customer.hasSocialAccount,
    segment: null,
    client_type: customer.clientType,
    selected_address: null,
  };
}

export function presentProfile(
  customer: CallerCustomer,
  { language, publicUrl }: { language: string; publicUrl: string },
): Static<typeof Profile> {
  const { avatarKey } = customer;
  return {
    id: customer.id,
    first_name: customer.firstName,
    last_name: customer.lastName,
    email_allowed: customer.emailAllowed,
    sms_allowed: customer.smsAllowed,
    whatsapp_allowed: customer.whatsappAllowed,
    call_allowed: customer.callAllowed,
    avatar: avatarKey === null ? null : `${publicUrl}/media/avatars/${avatarKey}.webp`,
    email: customer.email,
    phone: customer.phone,
    date_of_birth: customer.dateOfBirth,
    gender: customer.gender,
    genders: (['female', 'male'] as const).map((value) => ({
      value,
      label: translate(message(`gender_${value}`), language),
    })),
    language_code: customer.languageCode,
    attributes: customer.attributes,
    date_joined: formatDateTime(customer.dateJoined),
  };
}

export function presentUser(customer: CallerCustomer): Static<typeof User> {
  return {
    pk: customer.id,
    username: customer.username,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
  };
}
