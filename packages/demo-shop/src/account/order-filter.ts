import { link } from '../routes.ts';

/** Which orders are shown; it stands in the address, so that it can be kept and sent on. */
export interface OrderFilter {
  /** Digits of a number. */
  readonly search: string;
  /** Empty for all, `month`, or a year. */
  readonly period: string;
  readonly page: number;
}

/** Reads it from an address; what makes no sense counts as absent. */
export function orderFilterOf(query: Readonly<Record<string, string>>): OrderFilter {
  const { search = '', period = '', page = '1' } = query;
  return {
    search,
    period: /^(month|20\d\d)$/.test(period) ? period : '',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The address that shows it. */
export function orderPath({ search, period, page }: OrderFilter): string {
  const query = new URLSearchParams({
    ...(search !== '' && { search }),
    ...(period !== '' && { period }),
    ...(page > 1 && { page: String(page) }),
  });
  return link(`/account/orders/${query.size === 0 ? '' : `?${query}`}`);
}

/** What the API is asked. */
export function orderQuery({ search, period, page }: OrderFilter) {
  const year = Number(period);
  return {
    ...{ page, page_size: 12 },
    ...(search !== '' && { search }),
    ...(period === 'month' && { last_month: 'true' }),
    ...(year > 0 && { created_date__gte: `${year}-01-01`, created_date__lte: `${year + 1}-01-01` }),
  };
}

/** Whether it leaves anything out. */
export function isFiltered({ search, period }: OrderFilter): boolean {
  return search !== '' || period !== '';
}

/** The years from the one in which a customer joined to the one in which this page was opened, the latest first. */
export function yearsSince(joined: string, opened: number = performance.timeOrigin): string[] {
  const last = new Date(opened).getFullYear();
  const first = joined === '' ? last : Math.min(new Date(joined).getFullYear(), last);
  return Array.from({ length: last - first + 1 }, (_, back) => String(last - back));
}
