import { setting } from './declarations.ts';
import { BadSetting, type Parser, rate, wholeNumber } from './parsers.ts';

const timeZone: Parser<string> = (value) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new BadSetting('must be a time zone such as Europe/Istanbul');
  }
};

/** Who answers customers, and how they log in at the desk. */
export const staff = {
  staffPasswordMinLength: setting(
    'STAFF_PASSWORD_MIN_LENGTH',
    '12',
    wholeNumber(8, 128),
    'Shortest password of a staff member.',
  ),
  staffIdleSeconds: setting(
    'STAFF_SESSION_IDLE',
    '7200',
    wholeNumber(60, 604_800),
    'Seconds after its last use in which a session at the desk ends.',
  ),
  staffSessionSeconds: setting(
    'STAFF_SESSION_AGE',
    '43200',
    wholeNumber(60, 2_592_000),
    'Seconds after the login in which a session at the desk ends, however much it is used.',
  ),
  deskTimeZone: setting('DESK_TIME_ZONE', 'UTC', timeZone, 'Time zone of the times that the desk shows.'),
  rateStaffAccountAddress: setting(
    'STAFF_THROTTLE_ACCOUNT_ADDRESS',
    '5/900',
    rate,
    'Logins at the desk tried for one account from one address.',
  ),
  rateStaffAccount: setting(
    'STAFF_THROTTLE_ACCOUNT',
    '50/3600',
    rate,
    'Logins at the desk tried for one account from anywhere.',
  ),
  rateStaffAddress: setting(
    'STAFF_THROTTLE_ADDRESS',
    '60/900',
    rate,
    'Logins at the desk tried from one address, whichever the account.',
  ),
} as const;
