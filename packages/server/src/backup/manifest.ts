import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Archive, DamagedArchive } from '../platform/archive/index.ts';
import { isRecord } from '../platform/http/decoding/index.ts';
import { BackupError } from './errors.ts';

const FORMAT = 1;

/** The last file of a backup: what the others are. Format: docs/adr/0032-backups.md */
const Manifest = Type.Object({
  format: Type.Literal(FORMAT),
  /** A copy of the embedded database's files, or what pg_dump wrote. */
  kind: Type.Enum(['embedded', 'dump']),
  createdAt: Type.String(),
  arasta: Type.String(),
  /** `18.4` */
  postgres: Type.String(),
  /** `linux-x64` */
  machine: Type.String(),
  migration: Type.Object({ id: Type.Integer(), name: Type.String() }),
  secretKey: Type.Object({ included: Type.Boolean(), digest: Type.Union([Type.String(), Type.Null()]) }),
  /** Empty ones too. */
  folders: Type.Array(Type.String()),
  files: Type.Array(Type.Object({ path: Type.String(), bytes: Type.Integer({ minimum: 0 }), sha256: Type.String() })),
});

export type Manifest = Static<typeof Manifest>;

const checker = Compile(Manifest);

export const MANIFEST = 'manifest.json';
export const DUMP = 'database.dump';
export const SECRET_KEY = 'secret-key';
export const CLUSTER = 'postgres/';
export const MEDIA = 'media/originals/';

/** The manifest of a backup that is made now, but for its format. */
export function writeManifest(manifest: Omit<Manifest, 'format'>): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, ...manifest }, null, 1)}\n`);
}

/**
 * @throws DamagedArchive when it is not whole, or names other files than there are
 * @throws BackupError when it was made by an Arasta that knows more than this one
 */
export async function readManifest(archive: Archive): Promise<Manifest> {
  const manifest = parse((await archive.readSmall(MANIFEST)).toString('utf8'));
  const named = [...manifest.files.map(({ path }) => path), MANIFEST].sort();
  const there = archive.paths.toSorted();
  if (named.join('\n') !== there.join('\n')) throw new DamagedArchive('it holds other files than its manifest names');
  const foreign = [...named, ...manifest.folders].find((path) => !isOurs(path));
  if (foreign !== undefined) throw new DamagedArchive(`${JSON.stringify(foreign)} does not belong there`);
  return manifest;
}

function parse(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DamagedArchive('its manifest cannot be read');
  }
  if (isRecord(value) && typeof value['format'] === 'number' && value['format'] > FORMAT) {
    const version = typeof value['arasta'] === 'string' ? value['arasta'] : '?';
    throw new BackupError(`The backup was made by a newer Arasta (${version}): update this one first.`);
  }
  if (!checker.Check(value)) throw new DamagedArchive('its manifest is not as it should be');
  return value;
}

/** A place that a restore writes to, and never one outside of its draft. */
function isOurs(path: string): boolean {
  if ([MANIFEST, DUMP, SECRET_KEY].includes(path)) return true;
  const parts = path.split('/');
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));
  return plain && (path.startsWith(CLUSTER) || path.startsWith(MEDIA));
}

/** The major version of PostgreSQL: 18 of `18.4`. */
export function majorOf(version: string): number {
  return Number(/^\d+/.exec(version)?.[0] ?? 0);
}
