import type { socialEn } from './social.en.ts';

/** What is said about signing in with accounts elsewhere, in Turkish. */
export const socialTr: Readonly<Record<keyof typeof socialEn, string>> = {
  social_state_invalid:
    'Bu giriş çok uzun sürdü, zaten tamamlandı veya başka bir yerde başlatıldı. Lütfen tekrar deneyin.',
  social_denied: '{provider} ile girişe izin vermediniz.',
  social_not_accepted: '{provider} ile giriş yapılamadı. Lütfen tekrar deneyin.',
  social_unavailable:
    '{provider} şu anda yanıt vermiyor. Lütfen daha sonra tekrar deneyin veya başka bir yolla giriş yapın.',
  social_email_missing: '{provider} bize orada onayladığınız bir e-posta adresi bildirmedi. Lütfen buradan üye olun.',
  social_account_unconfirmed:
    'E-posta adresinizle açılmış bir hesap zaten var, ancak bu adres onaylanmamış. Lütfen yeni bir şifre isteyin ve ardından {provider} ile tekrar giriş yapın.',
  social_taken: 'Bu {provider} hesabı başka bir müşteriye bağlı.',
  social_last_way: 'Bu, giriş yapmanın tek yolu. Lütfen önce bir şifre belirleyin.',
  social_connected: 'Artık {provider} ile giriş yapabilirsiniz.',
  page_social_title: 'Giriş',
  page_openid_title: 'Benzetimli giriş',
  page_openid_text: '{shop} kim olduğunuzu öğrenmek istiyor. Bu sağlayıcı bir benzetimdir: dilediğiniz kişi olun.',
  page_openid_regular: 'Robin, her seferinde aynı kişi',
  page_openid_demo: 'Ada, demo mağazada hesabı var',
  page_openid_new: 'Yeni biri',
  page_openid_unverified: 'Una, e-posta adresi onaylanmamış',
  page_openid_no_email: 'Nemo, e-posta adresi yok',
  page_openid_email: 'E-posta adresi',
  page_openid_other: 'Bu adrese sahip biri',
  page_openid_deny: 'İzin verme',
};
