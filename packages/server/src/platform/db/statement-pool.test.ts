import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { openDatabase } from './open.ts';

const ended = sql`select pg_terminate_backend(pg_backend_pid())`;
const asked = sql<{ found: number }>`select 1 as found`;

describe('a session that the database ends', () => {
  it.each([true, false])(
    'fails its own statement alone, and its connection is not used again (named: %s)',
    async (prepare) => {
      const connection = { ...inject('postgres'), database: 'postgres' };
      const open = openDatabase({ connection, poolSize: 1, prepare, connectTimeoutMs: 30_000 });
      try {
        for (let round = 0; round < 20; round++) {
          await expect(ended.execute(open.db)).rejects.toMatchObject({ severity: 'FATAL' });
          expect((await asked.execute(open.db)).rows).toEqual([{ found: 1 }]);
        }
      } finally {
        await open.close();
      }
    },
  );
});
