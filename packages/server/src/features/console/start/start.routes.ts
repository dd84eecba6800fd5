import type { FastifyInstance } from 'fastify';
import type { Config } from '../../../platform/config/index.ts';
import { countJobs } from '../../../platform/jobs/index.ts';
import { countOutboxMessages } from '../../../platform/outbox/index.ts';
import { findPaymentSwitch } from '../../payments/index.ts';
import type { ConsoleDeps } from '../console.deps.ts';
import { READING, sendConsolePage } from '../look/answers.routes.ts';
import { switchWords } from '../payments/switches.page.ts';
import { startPage } from './start.page.ts';

/** The console's first page: what there is, with counts. */
export function startRoute(app: FastifyInstance, deps: ConsoleDeps): void {
  const { config, db, devConsole, version } = deps;
  const isServed = (path: string) => {
    const bare = path.replace(/\/$/, '');
    return [bare, `${bare}/*`].some((url) => app.hasRoute({ method: 'GET', url }));
  };
  const links = LINKS.filter(({ path }) => isServed(path));
  app.get('/console/', READING, async (_request, reply) => {
    const [messages, jobs, payments] = await Promise.all([
      countOutboxMessages(db),
      countJobs(db),
      findPaymentSwitch(db),
    ]);
    const kept = devConsole.requests.after(0);
    const refused = kept.filter(({ status }) => status >= 400 && status < 500).length;
    const broken = kept.filter(({ status }) => status >= 500).length;
    const page = startPage({
      ...{ version, messages, jobs, payments: switchWords(payments) },
      requests: { count: devConsole.requests.count(), refused, broken },
      links: [...links, ...(config.docs ? [{ path: '/docs/', name: 'the API, to read and to try' }] : [])],
      settings: settingsOf(config),
    });
    return sendConsolePage(reply, page);
  });
}

// Shown where they are served.
const LINKS = [
  { path: '/shop/', name: 'the demo shop' },
  { path: '/desk/', name: 'the help desk; staff@example.com with staff_password' },
  { path: '/openapi.json', name: 'the API as an OpenAPI document' },
  { path: '/health/ready', name: 'whether the server and its database are there' },
] as const;

function settingsOf(config: Config) {
  const listed = (values: readonly string[]) => (values.length === 0 ? 'none' : values.join(', '));
  return [
    { name: 'PUBLIC_URL', value: config.publicUrl },
    { name: 'STOREFRONT_URL', value: config.storefrontUrl ?? 'not set' },
    { name: 'CSRF_ENFORCEMENT', value: config.csrfEnforcement },
    { name: 'CSRF_TRUSTED_ORIGINS', value: listed(config.csrfTrustedOrigins) },
    { name: 'CORS_ALLOWED_ORIGINS', value: listed(config.corsAllowedOrigins) },
    { name: 'SESSION_COOKIE_NAME', value: config.sessionCookieName },
    { name: 'SESSION_COOKIE_SAMESITE', value: config.sessionCookieSameSite },
    { name: 'SESSION_COOKIE_AGE', value: `${config.sessionAge} seconds` },
  ];
}
