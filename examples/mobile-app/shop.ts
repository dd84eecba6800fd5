import { type Client, createClient, type Fetch } from '@arasta/client';
import { type DeviceJar, openJar } from './jar.ts';
import type { SecureStorage } from './storage.ts';

/** What the app has around it. */
export interface Device {
  readonly baseUrl: string;
  readonly storage: SecureStorage;
  readonly language: () => string;
  /** Shows the login screen: the session has ended, here or elsewhere. */
  readonly onSignedOut: () => void;
  readonly fetch?: Fetch;
}

/** The shop as this device calls it: as a guest, then as whoever signs in; the basket goes along. */
export function openShop({ baseUrl, storage, language, onSignedOut, fetch }: Device): { shop: Client; jar: DeviceJar } {
  const jar = openJar(storage);
  return { shop: createClient({ baseUrl, jar, language, onSignedOut, fetch }), jar };
}
