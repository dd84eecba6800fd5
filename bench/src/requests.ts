import { REQUESTS } from './statements.ts';
import type { Operation, Request } from './operation.ts';
import type { World } from './world.ts';

/** An operation whose answers the process has, if it is to have them. */
export interface Asked {
  readonly operation: Operation;
  readonly status: 200 | 304;
  readonly request: (n: number) => Request;
  /** How many of its requests count statements, before any round. */
  readonly counted: number;
}

const SOMEWHERE_ELSE = 999_983;

/** Asks everything that is to be warm once, and notes the ETags of the answers. */
export async function prepareRequests(operation: Operation, world: World, url: string): Promise<Asked> {
  const etags: string[] = [];
  await operation.prepare?.(world, url);
  // What a process reads once, for the first of all answers, belongs to none of them.
  if (operation.cold === true) await ask(operation.request(world, SOMEWHERE_ELSE), url);
  for (let n = 0; n < (operation.warm ?? 0); n += 1) {
    etags.push(await ask(operation.request(world, n), url));
  }
  if (operation.revalidates !== true) {
    return { operation, status: 200, request: (n) => operation.request(world, n), counted: REQUESTS };
  }
  const request = (n: number) => {
    const { headers, ...rest } = operation.request(world, n);
    return { ...rest, headers: { ...headers, 'if-none-match': etags[n % etags.length] ?? '' } };
  };
  return { operation, status: 304, request, counted: REQUESTS };
}

/** @returns the ETag of the answer */
async function ask({ path, ...request }: Request, url: string): Promise<string> {
  const answer = await fetch(url + path, request);
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
}
