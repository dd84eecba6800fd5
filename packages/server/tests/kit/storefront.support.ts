import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT, cleanEnv } from '../support/process.ts';
import { formsIn } from '../support/simulator.ts';

/** A storefront in a process of its own, and its end. */
export interface Storefront {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the program of a storefront at this address, and waits until it answers. */
export async function openStorefront(
  [program = '', ...args]: readonly string[],
  { url, shop }: { url: string; shop: string },
): Promise<Storefront> {
  const env = { ...cleanEnv(), SHOP: shop, PORT: new URL(url).port };
  const child = spawn(program, args, { cwd: CHECKOUT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) break;
    if (await fetch(url).then(Boolean, () => false)) return { url, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`The storefront is not there:\n${output}`);
}

/** What a page of the storefront answered. */
export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/** A browser with its cookies, on a storefront. */
export class Shopper {
  readonly #url: string;
  #cookie: string | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<Page> {
    return this.#ask(path, { method: 'GET' });
  }

  post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
    const body = new URLSearchParams(form).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.#url };
    return this.#ask(path, { method: 'POST', body, headers: { ...type, ...headers } });
  }

  async #ask(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers);
    if (this.#cookie !== null && headers.get('sec-fetch-site') !== 'cross-site') headers.set('cookie', this.#cookie);
    const answer = await fetch(new URL(path, this.#url), { ...init, headers, redirect: 'manual' });
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }
}

/** What the bank makes the browser post to the storefront in the end. */
export interface Return {
  readonly address: string;
  readonly fields: Record<string, string>;
}

/** From the storefront's page that leads to the bank through the bank's own. */
export async function goToBank(page: string, answer: 'confirm' | 'refuse'): Promise<Return> {
  const question = formsIn(await submit(formsIn(page)[0]));
  const end = await submit(
    question.find(({ fields }) => fields['answer'] === answer),
    formsIn(page)[0]?.action,
  );
  const [back] = formsIn(end);
  if (back === undefined) throw new Error(`The bank shows no way back: ${end}`);
  return { address: back.action, fields: { ...back.fields } };
}

async function submit(form: ReturnType<typeof formsIn>[number] | undefined, base?: string): Promise<string> {
  if (form === undefined) throw new Error('There is no such form');
  const answer = await fetch(new URL(form.action, base), { method: 'POST', body: new URLSearchParams(form.fields) });
  return answer.text();
}
