import type { Static } from 'typebox';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { UserRecord } from './users.queries.ts';
import type { UserObject } from './users.schema.ts';

/** A customer inside addresses and orders (Wire: docs/protocol/addresses.md, "The owner"). */
export function presentUserObject(user: UserRecord): Static<typeof UserObject> {
  return {
    pk: user.id,
    username: user.username,
    email: user.email ?? '',
    first_name: user.firstName,
    last_name: user.lastName,
    is_active: user.isActive,
    date_joined: formatDateTime(user.dateJoined),
    last_login: user.lastLogin === null ? null : formatDateTime(user.lastLogin),
    email_allowed: user.emailAllowed,
    sms_allowed: user.smsAllowed,
    call_allowed: user.callAllowed,
    gender: user.gender,
    attributes: user.attributes,
    phone: user.phone,
    date_of_birth: user.dateOfBirth,
    attributes_kwargs: {},
    user_type: user.userType,
    modified_date: formatDateTime(user.modifiedDate),
  };
}
