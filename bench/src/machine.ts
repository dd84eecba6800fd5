import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { VERSION } from '@arasta/server';

/** What the figures were made on; nothing that names the machine. */
export interface Machine {
  readonly date: string;
  readonly machine: string;
  /** Load average of the last minute. The benchmark makes about two and a half itself; more is somebody else. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

export function surveyMachine(postgresVersion: string): Machine {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${availableParallelism()} cores, ${model}, ${gigabytes} GB, ${type()} ${release().split('-', 1)[0] ?? ''}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    versions: {
      arasta: VERSION,
      node: process.versions.node,
      postgresql: postgresVersion,
      fastify: versionOf('fastify'),
      pg: versionOf('pg'),
      autocannon: versionOf('autocannon'),
    },
  };
}

/** The first line of a report. */
export function heading({ date, machine, load, versions, quick }: Machine & { readonly quick: boolean }): string {
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${date} · ${machine} · load ${load} · ${used.join(', ')}${quick ? ' · quick run, not for publishing' : ''}`;
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), 'utf8'),
  );
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(found);
}
