import type { Fetch } from '@arasta/client';
import type { SecureStorage } from '../../../examples/mobile-app/storage.ts';
import { type BankStep, bankStep } from '../../../examples/mobile-app/three-d.ts';
import { formsIn } from '../../server/tests/support/simulator.ts';

/** The secure storage of a device that there is not. */
export class Keychain implements SecureStorage {
  readonly kept = new Map<string, string>();

  async getItemAsync(key: string): Promise<string | null> {
    return this.kept.get(key) ?? null;
  }

  async setItemAsync(key: string, value: string): Promise<void> {
    this.kept.set(key, value);
  }

  async deleteItemAsync(key: string): Promise<void> {
    this.kept.delete(key);
  }
}

/** The network of a phone: it comes and goes, and an answer may get lost on the way back. */
export class PhoneNetwork {
  isThere = true;
  losesNextAnswer = false;
  readonly asked: string[] = [];
  /** Answers that a call with the same key had got before. */
  replayed = 0;

  /** A fetch that keeps no cookies, and tells those of an answer in one line, as React Native's does. */
  readonly fetch: Fetch = async (url, init) => {
    if (!this.isThere) throw new TypeError('Network request failed');
    this.asked.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
    const answer = await fetch(url, init);
    if (this.losesNextAnswer) {
      this.losesNextAnswer = false;
      throw new TypeError('Network request failed');
    }
    const { headers } = answer;
    if (headers.get('idempotency-replayed') === 'true') this.replayed += 1;
    const ofPhone = { get: (name: string) => headers.get(name), has: (name: string) => headers.has(name) };
    return Object.defineProperty(answer, 'headers', { value: ofPhone });
  };
}

/** Where the app's web view came to an end. */
export interface Shown {
  readonly step: BankStep;
  readonly opened: readonly string[];
}

/** The web view that shows the bank: it asks the app about every address before it opens it. */
export async function goToBank(
  html: string,
  { answer, publicUrl, baseUrl, linkBase }: Readonly<Record<'answer' | 'publicUrl' | 'baseUrl' | 'linkBase', string>>,
): Promise<Shown> {
  const opened: string[] = [];
  let [form] = formsIn(html);
  for (let pages = 0; form !== undefined && pages < 4; pages++) {
    const url = new URL(form.action, publicUrl).href;
    opened.push(url);
    const shown = await fetch(url.replace(publicUrl, baseUrl), {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams(form.fields),
      redirect: 'manual',
    });
    const place = shown.headers.get('location');
    const step: BankStep = place === null ? { kind: 'stay' } : bankStep(place, linkBase);
    if (step.kind !== 'stay') return { step, opened };
    const forms = formsIn(await shown.text());
    form = forms.find(({ fields }) => fields['answer'] === answer) ?? forms[0];
  }
  throw new Error(`No way out of the web view: ${opened.join(' → ')}`);
}
