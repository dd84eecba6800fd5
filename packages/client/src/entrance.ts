import { cookieOf } from './cookies.ts';
import type { Call, Entrance } from './session.ts';
import { inStorage } from './storage.ts';

/** For a customer of whom nothing is known yet. */
export function createEntrance(): Entrance {
  // The shop has answered, and the session that it gives cannot be seen: the platform has it, or it has another name.
  let isUnseen = false;
  let changes = 0;
  let alone: Promise<void> | null = null;

  const isThrough = async (call: Call) => isUnseen || (await seesSession(call));
  const goAlone = async (call: Call, work: () => Promise<Response>) => {
    const response = await work();
    if (givesSession(response) && !(await seesSession(call))) isUnseen = true;
    return response;
  };

  return {
    isThrough,
    hasSession: async (call) => (call.session.settings.jar === undefined ? isUnseen : seesSession(call)),
    enter: async (call, work) => {
      while (!(await isThrough(call))) {
        if (alone === null) {
          const turn = goAlone(call, work);
          const over = () => {
            alone = null;
          };
          alone = turn.then(over, over);
          return turn;
        }
        await call.deadline.guard(alone);
      }
      return work();
    },
    moment: () => changes,
    changeHands: () => {
      changes += 1;
    },
  };
}

async function seesSession(call: Call): Promise<boolean> {
  const { jar, baseUrl, sessionCookie } = call.session.settings;
  if (jar === undefined) return false;
  return cookieOf(await inStorage(call, () => jar.header(`${baseUrl}/`)), sessionCookie) !== null;
}

/** Who is refused for being nobody is a guest from then on; other refusals may come from in between. */
function givesSession({ ok, status }: Response): boolean {
  return ok || status === 401;
}
