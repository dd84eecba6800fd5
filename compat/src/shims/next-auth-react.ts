import { pageLocation } from '../page-location.ts';

/** next-auth's browser half: tell the storefront, then leave the page. */
export async function signOut({ callbackUrl }: { callbackUrl: string }): Promise<void> {
  const body = new URLSearchParams({ callbackUrl, json: 'true' });
  await fetch(new Request('/api/auth/signout', { method: 'POST', body }));
  pageLocation.href = callbackUrl;
}
