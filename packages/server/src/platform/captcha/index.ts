import type { Config } from '../config/index.ts';

/** What tells people from programs. */
export interface Captcha {
  /** Public key for the widget. Empty where no captcha is configured; clients then show none. */
  readonly siteKey: string;
  /** The script and class of the widget on our own page; null for the development captcha. */
  readonly widget: { readonly script: string; readonly className: string } | null;
  /** Whether the widget's response proves a person. A provider that cannot be reached proves nothing. */
  verify(response: string, address: string): Promise<boolean>;
}

/** What the development captcha takes for a solution. */
export const DEVELOPMENT_SOLUTION = 'solved';

interface Provider {
  readonly verifyUrl: string;
  readonly script: string;
  readonly className: string;
}

export const PROVIDERS: Readonly<Record<'hcaptcha' | 'recaptcha', Provider>> = {
  hcaptcha: {
    verifyUrl: 'https://api.hcaptcha.com/siteverify',
    script: 'https://js.hcaptcha.com/1/api.js',
    className: 'h-captcha',
  },
  recaptcha: {
    verifyUrl: 'https://www.google.com/recaptcha/api/siteverify',
    script: 'https://www.google.com/recaptcha/api.js',
    className: 'g-recaptcha',
  },
};

/** The configured captcha; null for none, and throttled callers then just have to wait. */
export function openCaptcha(config: Config): Captcha | null {
  const { captchaProvider, captchaSiteKey, captchaSecretKey } = config;
  if (captchaProvider === 'none') return null;
  if (captchaProvider === 'development') return developmentCaptcha();
  return hostedCaptcha(PROVIDERS[captchaProvider], captchaSiteKey, captchaSecretKey ?? '');
}

function developmentCaptcha(): Captcha {
  return {
    siteKey: 'development',
    widget: null,
    verify: (response) => Promise.resolve(response === DEVELOPMENT_SOLUTION),
  };
}

const TIMEOUT_MS = 5000;

/** hCaptcha and reCAPTCHA share one protocol. */
export function hostedCaptcha(provider: Provider, siteKey: string, secretKey: string): Captcha {
  return {
    siteKey,
    widget: provider,
    verify: async (response, address) => {
      try {
        const answer = await fetch(provider.verifyUrl, {
          method: 'POST',
          body: new URLSearchParams({ secret: secretKey, response, remoteip: address }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        return isSuccess(await answer.json());
      } catch {
        return false;
      }
    },
  };
}

function isSuccess(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'success' in body && body.success === true;
}
