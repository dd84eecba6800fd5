import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { CHECKOUT, freePort, run } from '../support/process.ts';

/** nginx with `deploy/nginx.conf`, only names of files, ports and networks being others. */

export interface Proxy {
  readonly http: number;
  readonly https: number;
  stop(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** The client's own address: any of 127.0.0.0/8. */
  readonly from?: string;
}

export async function startNginx(ports: readonly [number, number], desk: string): Promise<Proxy> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-nginx-'));
  await chmod(folder, 0o755);
  const [http, https] = [await freePort(), await freePort()];
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=api.example.com', '-days', '2'];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ]);
  const site = (await readFile(join(CHECKOUT, 'deploy/nginx.conf'), 'utf8'))
    .replaceAll('127.0.0.1:8000', `127.0.0.1:${ports[0]}`)
    .replaceAll('127.0.0.1:8001', `127.0.0.1:${ports[1]}`)
    .replaceAll('listen 80;', `listen 127.0.0.1:${http};`)
    .replaceAll('listen 443 ssl', `listen 127.0.0.1:${https} ssl`)
    .replaceAll(/^ +listen \[::\].*$/gm, '')
    .replaceAll('/etc/ssl/arasta/fullchain.pem', certificate)
    .replaceAll('/etc/ssl/arasta/privkey.pem', key)
    .replaceAll('203.0.113.0/24', desk);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const user = process.getuid?.() === 0 ? 'user root root;' : '';
  const main = `${user} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
    http { access_log off; ${paths.join(' ')} include ${folder}/arasta.conf; }`;
  await writeFile(join(folder, 'arasta.conf'), site);
  await writeFile(join(folder, 'nginx.conf'), main);
  const args = ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
  const tested = await run('nginx', [...args, '-t']);
  if (tested.status !== 0) throw new Error(tested.stderr);
  const child = spawn('nginx', args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await vi.waitFor(async () => expect(await listens(http), 'nginx listens').toBe(true), { timeout: 30_000 });
  return {
    http,
    https,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );
}

/** Asks as a client on the internet does, over TLS. */
export function ask({ https: port }: Proxy, { path, body, from, ...asked }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, method: asked.method ?? (body === undefined ? 'GET' : 'POST') },
        ...{ servername: 'api.example.com', rejectUnauthorized: false, agent: false },
        ...(from === undefined ? {} : { localAddress: from }),
        headers: { host: 'api.example.com', ...asked.headers },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            ...{ status: answer.statusCode ?? 0, headers: answer.headers },
            body: Buffer.concat(pieces).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
