/** What is said about signing in with accounts elsewhere, in English. */
export const socialEn = {
  social_state_invalid: 'This sign-in took too long, was finished already or was begun elsewhere. Please try again.',
  social_denied: 'You did not allow signing in with {provider}.',
  social_not_accepted: 'Signing in with {provider} did not work. Please try again.',
  social_unavailable: '{provider} cannot be reached at the moment. Please try again later, or sign in another way.',
  social_email_missing:
    '{provider} has not told us an e-mail address that you have confirmed there. Please register here.',
  social_account_unconfirmed:
    'There is an account with your e-mail address already, and nobody has confirmed the address. Please ask for a new password, and then sign in with {provider} again.',
  social_taken: 'This {provider} account belongs to another customer.',
  social_last_way: 'This is your only way to sign in. Please set a password first.',
  social_connected: 'You can sign in with {provider} from now on.',
  page_social_title: 'Sign in',
  page_openid_title: 'Simulated sign-in',
  page_openid_text: '{shop} wants to know who you are. This provider is a simulation: be whoever you like.',
  page_openid_regular: 'Robin, the same each time',
  page_openid_demo: 'Ada, who has an account in the demo shop',
  page_openid_new: 'Somebody new',
  page_openid_unverified: 'Una, whose e-mail address is not confirmed',
  page_openid_no_email: 'Nemo, who has no e-mail address',
  page_openid_email: 'E-mail address',
  page_openid_other: 'Somebody with this address',
  page_openid_deny: 'Do not allow it',
} as const;
