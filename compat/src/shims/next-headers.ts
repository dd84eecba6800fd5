import { requestCookies } from '../page-request.ts';

let cookieHeader: string | null = null;

/** The cookies of the request that a page is rendered for, from now on. */
export const useCookieHeader = (header: string | null): void => {
  cookieHeader = header;
};

/** The headers of the request that a page is rendered for. The client only reads the visitor's address, for its log. */
export const headers = (): Headers => new Headers({ 'x-forwarded-for': '203.0.113.7' });

export const cookies = (): { get(name: string): { value: string } | undefined } => {
  const found = requestCookies(cookieHeader);
  return {
    get: (name) => {
      const value = found.get(name);
      return value === undefined ? undefined : { value };
    },
  };
};
