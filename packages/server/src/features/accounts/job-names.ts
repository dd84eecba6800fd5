/** The account jobs. Payloads carry ids and addresses; links and codes are made when the job runs. */
export const JOBS = {
  sendCode: 'accounts.send-code',
  confirmEmail: 'accounts.confirm-email',
  resetPassword: 'accounts.reset-password',
  passwordChanged: 'accounts.password-changed',
  changeEmail: 'accounts.change-email',
  verifyEmail: 'accounts.verify-email',
  emailChanged: 'accounts.email-changed',
  purge: 'accounts.purge-expired',
} as const;
