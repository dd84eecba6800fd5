import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';

const TRY_AGAIN_SECONDS = 2;

/** Makes so many pictures at once, each only once however many ask for it meanwhile. */
export interface PictureLine {
  /** @throws Refusal unavailable busy when too many wait already */
  make: (name: string, work: () => Promise<Buffer>) => Promise<Buffer>;
}

export interface LineOptions {
  readonly concurrency: number;
  readonly waiting: number;
}

export function pictureLine({ concurrency, waiting: longest }: LineOptions): PictureLine {
  const making = new Map<string, Promise<Buffer>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const inTurn = async (work: () => Promise<Buffer>) => {
    if (running >= concurrency) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place passes straight to the next in line; a newcomer cannot slip in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return {
    make: async (name, work) => {
      const same = making.get(name);
      if (same !== undefined) return same;
      if (running >= concurrency && waiting.length >= longest) {
        throw new Refusal('unavailable', 'busy', message('busy'), { retryAfter: TRY_AGAIN_SECONDS });
      }
      const made = inTurn(work).finally(() => making.delete(name));
      making.set(name, made);
      return made;
    },
  };
}
