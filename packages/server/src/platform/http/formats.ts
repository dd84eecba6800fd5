/** `2030-04-11T06:24:47.015000Z`: UTC with microseconds, the fraction dropped when it is zero, as DRF writes it. */
export function formatDateTime(time: Date): string {
  const iso = time.toISOString();
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : `${iso.slice(0, -1)}000Z`;
}
