import type { FastifyRequest } from 'fastify';
import { DAY, later } from '../../../platform/clock/index.ts';
import { lastValue } from '../../../platform/http/index.ts';
import type { OrderFilter } from './orders.queries.ts';

const LAST_MONTH = 30 * DAY;

/** What a list of orders is narrowed to. An empty parameter counts as absent; null where one makes no sense. */
export function readFilter(request: Pick<FastifyRequest, 'query'>, now: Date): OrderFilter | null {
  const from = readTime(lastValue(request, 'created_date__gte'));
  const until = readTime(lastValue(request, 'created_date__lte'));
  const number = lastValue(request, 'search') || null;
  if (from === 'nonsense' || until === 'nonsense' || (number !== null && !/^\d{1,16}$/.test(number))) return null;
  const isLastMonth = /^(true|1|on)$/i.test(lastValue(request, 'last_month') ?? '');
  return { from: isLastMonth ? latestOf(from, later(now, -LAST_MONTH)) : from, until, number };
}

function latestOf(one: Date | null, other: Date): Date {
  return one !== null && one > other ? one : other;
}

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/** A day, at whose beginning it counts, or a time; without a time zone in UTC. */
function readTime(text: string | null): Date | null | 'nonsense' {
  if (text === null || text === '') return null;
  const [, day, hours = '00:00', zone = 'Z'] = TIME.exec(text) ?? [];
  const time = new Date(`${day ?? ''}T${hours}${zone}`);
  return day === undefined || Number.isNaN(time.getTime()) ? 'nonsense' : time;
}
