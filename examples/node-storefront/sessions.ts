import { randomBytes } from 'node:crypto';

/** What a visit read of its session, and what is to be kept of it. */
export interface Change {
  /** The session's name in the browser's cookie; null where there was none. */
  readonly sid: string | null;
  /** The session key of the jar that was read. */
  readonly key: string | null;
  readonly jar: string;
}

interface Kept {
  readonly key: string | null;
  readonly jar: string;
}

/** The storefront's own sessions. In a real one: a table. What matters is what `keep` does not keep. */
export class Sessions {
  readonly #kept = new Map<string, Kept>();

  read(sid: string | null): Kept | null {
    return (sid === null ? undefined : this.#kept.get(sid)) ?? null;
  }

  /** @returns the name of a session that begins with this jar */
  begin(kept: Kept): string {
    const sid = randomBytes(24).toString('base64url');
    this.#kept.set(sid, kept);
    return sid;
  }

  /**
   * Keeps a jar, unless the session has another key by now than the visit began with: a slow call of another tab, still
   * under the former key, must not undo a login.
   */
  keep({ sid, key, jar }: Change, newKey: string | null): void {
    const now = this.read(sid);
    if (sid !== null && now?.key === key) this.#kept.set(sid, { key: newKey, jar });
  }

  end(sid: string | null): void {
    if (sid !== null) this.#kept.delete(sid);
  }
}
