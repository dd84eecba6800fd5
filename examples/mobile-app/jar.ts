import type { Jar } from '@arasta/client';
import type { SecureStorage } from './storage.ts';

const PLACE = 'arasta.cookies';

/** The customer's cookies on this device. One shop, one path: names and values are all there is to know. */
export interface DeviceJar extends Jar {
  header(url: string): Promise<string>;
  store(url: string, setCookie: string[]): Promise<void>;
  /** Forgets the customer: after a logout, or when the app is handed on. */
  forget(): Promise<void>;
}

/** Opens the jar; it reads the storage once. */
export function openJar(storage: SecureStorage): DeviceJar {
  let cookies: Promise<Map<string, string>> | null = null;
  const read = () => (cookies ??= storage.getItemAsync(PLACE).then(parsed));
  return {
    header: async () => Array.from(await read(), ([name, value]) => `${name}=${value}`).join('; '),
    store: async (_url, setCookie) => {
      const kept = await read();
      const before = textOf(kept);
      for (const line of setCookie) {
        const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
        if (name !== undefined && value !== undefined) kept.set(name, value);
      }
      if (textOf(kept) !== before) await storage.setItemAsync(PLACE, textOf(kept));
    },
    forget: async () => {
      cookies = Promise.resolve(new Map());
      await storage.deleteItemAsync(PLACE);
    },
  };
}

function textOf(cookies: ReadonlyMap<string, string>): string {
  return new URLSearchParams([...cookies]).toString();
}

function parsed(text: string | null): Map<string, string> {
  return new Map(new URLSearchParams(text ?? ''));
}
