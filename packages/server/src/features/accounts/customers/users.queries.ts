import { type Executor, prepared } from '../../../platform/db/index.ts';

/** A customer's record, registered or a guest's, as it is shown with what belongs to it. */
export interface UserRecord {
  readonly id: number;
  readonly username: string;
  readonly userType: 'registered' | 'guest';
  /** Null once the account is erased. */
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly isActive: boolean;
  readonly gender: 'female' | 'male' | null;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  readonly emailAllowed: boolean;
  readonly smsAllowed: boolean;
  readonly callAllowed: boolean | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly dateJoined: Date;
  readonly lastLogin: Date | null;
  readonly modifiedDate: Date;
}

const find = prepared<UserRecord>(`
  select id, username, user_type as "userType", email, first_name as "firstName", last_name as "lastName", phone,
    is_active as "isActive", gender, date_of_birth as "dateOfBirth", email_allowed as "emailAllowed",
    sms_allowed as "smsAllowed", call_allowed as "callAllowed", attributes, date_joined as "dateJoined",
    last_login as "lastLogin", modified_date as "modifiedDate"
  from customers where id = $1`);

/** The record of a customer, whether registered, a guest, disabled or erased; null when there is none. */
export async function findUser(db: Executor, id: number): Promise<UserRecord | null> {
  const [row] = await find(db, [id]);
  return row ?? null;
}
