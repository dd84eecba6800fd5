import type { SeenRequest } from './seen-request.ts';

export const STATUSES = ['all', '2xx', '3xx', '4xx', '5xx', 'failed'] as const;
export const SCOPES = ['api', 'all', 'changing'] as const;

/** Which requests to show. */
export interface RequestFilter {
  /** A part of the path; empty for any. */
  readonly path: string;
  /** `failed`: 4xx and 5xx. */
  readonly status: (typeof STATUSES)[number];
  /** `api`: without pictures and pages of our own; `changing`: of these, all but GET and HEAD. */
  readonly scope: (typeof SCOPES)[number];
}

/** The filter that a query asks for; what it does not know counts as not said. */
export function readFilter(query: URLSearchParams): RequestFilter {
  return {
    path: (query.get('path') ?? '').trim().slice(0, 100),
    status: STATUSES.find((status) => status === query.get('status')) ?? 'all',
    scope: SCOPES.find((scope) => scope === query.get('scope')) ?? 'api',
  };
}

/** The same as a query, without what goes without saying. */
export function writeFilter({ path, status, scope }: RequestFilter): string {
  const query = new URLSearchParams({
    ...(path === '' ? {} : { path }),
    ...(status === 'all' ? {} : { status }),
    ...(scope === 'api' ? {} : { scope }),
  });
  return query.toString();
}

export function isShown({ path, status, scope }: RequestFilter, request: SeenRequest): boolean {
  return request.path.includes(path) && hasStatus(request, status) && isInScope(request, scope);
}

function hasStatus({ status }: SeenRequest, wanted: RequestFilter['status']): boolean {
  if (wanted === 'all') return true;
  return wanted === 'failed' ? status >= 400 : Math.floor(status / 100) === Number(wanted[0]);
}

const OURS = /^\/(?:shop|media|docs|health|openapi\.json|favicon\.ico)(?:\/|$)/;

function isInScope({ method, path }: SeenRequest, scope: RequestFilter['scope']): boolean {
  if (scope === 'all') return true;
  return !OURS.test(path) && (scope === 'api' || (method !== 'GET' && method !== 'HEAD'));
}
