import { formatDateTime } from '../../../platform/http/index.ts';
import type { DataExport } from './exports.queries.ts';

/** `url`: the link, for whom it may be shown to. */
export function presentExport(archive: DataExport, { url, now }: { readonly url: string | null; readonly now: Date }) {
  // The clean-up comes hourly; nothing is handed out meanwhile.
  const isOver = archive.expiresAt !== null && archive.expiresAt <= now;
  return {
    state: isOver ? ('expired' as const) : archive.state,
    requested_date: formatDateTime(archive.requestedAt),
    started_date: dateOf(archive.startedAt),
    finished_date: dateOf(archive.finishedAt),
    expires_date: dateOf(archive.expiresAt),
    size: archive.size,
    url,
  };
}

function dateOf(date: Date | null): string | null {
  return date === null ? null : formatDateTime(date);
}
