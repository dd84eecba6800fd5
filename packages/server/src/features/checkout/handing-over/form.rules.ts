import type { HandOver } from '../../payments/index.ts';

/** A hand-over as a form; null where its address is none that a browser may be sent to. */
export function formOf({ action, method, fields }: HandOver): HandOver | null {
  const url = URL.parse(action);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (method === 'POST') return { action: url.href, method, fields };
  // A form that is sent by GET drops what its address asks for.
  const asked = Object.fromEntries(url.searchParams);
  url.search = '';
  return { action: url.href, method, fields: { ...asked, ...fields } };
}

/** The address that a hand-over by GET opens; null for one by POST. */
export function addressOf(handOver: HandOver): string | null {
  const form = formOf(handOver);
  if (form?.method !== 'GET') return null;
  const url = new URL(form.action);
  for (const [name, value] of Object.entries(form.fields)) url.searchParams.set(name, value);
  return url.href;
}
