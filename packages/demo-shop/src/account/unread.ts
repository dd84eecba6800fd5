import { signal } from '@preact/signals';
import { isLoggedIn, shop } from '../shop.ts';

/** In how many conversations the shop has written since they were read. */
export const unread = signal(0);

/** Counts them. Where it cannot be told the mark stays as it is. */
export async function countUnread(): Promise<void> {
  if (!isLoggedIn.value) {
    unread.value = 0;
    return;
  }
  try {
    unread.value = (await shop.countUnreadConversations()).count;
  } catch {
    // The page says by itself when the shop cannot be reached.
  }
}
