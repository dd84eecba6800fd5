import { lastBackupAt } from '../backup/index.ts';
import { dataDirOf, openShopDatabase } from '../database.ts';
import { listStaff } from '../features/staff/index.ts';
import { DAY, systemClock } from '../platform/clock/index.ts';
import { type Config, isLoopback } from '../platform/config/index.ts';
import { type Executor, openDatabase } from '../platform/db/index.ts';
import { checkMail } from '../platform/mail/index.ts';
import { systemRandom } from '../platform/random/index.ts';
import { type DatabaseFacts, readDatabaseFacts } from './doctor.queries.ts';

/** What the doctor found about one subject. */
export interface Finding {
  readonly level: 'ok' | 'advice' | 'problem';
  readonly subject: string;
  readonly text: string;
}

/** Checks what the configuration points to: database, clock, staff, mail, secret key, cookies, proxies, backups. Never throws. */
export async function examine(config: Config, progress: (line: string) => void): Promise<Finding[]> {
  const [database, mail] = await Promise.all([examineDatabase(config, progress), examineMail(config)]);
  return [
    ...database,
    mail,
    examineContact(config),
    ...examineSecrets(config),
    ...examineCookies(config),
    ...examineProxies(config),
    ...examineCaptcha(config),
    ...(await examineBackups(config)),
  ];
}

function finding(level: Finding['level'], subject: string, text: string): Finding {
  return { level, subject, text };
}

async function examineDatabase(config: Config, progress: (line: string) => void): Promise<Finding[]> {
  try {
    const surroundings = { clock: systemClock, random: systemRandom(), progress };
    const database = await openShopDatabase(config, surroundings);
    const open = openDatabase({ connection: database.direct, poolSize: 2, prepare: false });
    try {
      const facts = await readDatabaseFacts(open.db);
      return [...databaseFindings(facts), ...(facts.hasStaffTable ? [await examineStaff(open.db)] : [])];
    } finally {
      await open.close();
      await database.embedded?.stop();
    }
  } catch (error) {
    return [finding('problem', 'database', `It cannot be opened: ${reasonOf(error)}`)];
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const MOST_CLOCK_SKEW_MS = 5000;

function databaseFindings(facts: DatabaseFacts): Finding[] {
  const { version, versionNumber, characterType, now, appliedMigrations } = facts;
  const skew = Math.abs(systemClock.now().getTime() - now.getTime());
  const migrated = appliedMigrations === null ? 'not migrated yet' : `${appliedMigrations} migrations applied`;
  return [
    versionNumber < 150_000
      ? finding('problem', 'database', `PostgreSQL ${version} is too old: version 15 or newer is needed`)
      : finding('ok', 'database', `PostgreSQL ${version}, ${migrated}`),
    characterType === 'C'
      ? finding(
          'problem',
          'letters',
          'The database has LC_CTYPE C, which knows no letters but a to z: make it with UTF-8',
        )
      : finding('ok', 'letters', `LC_CTYPE ${characterType}`),
    skew > MOST_CLOCK_SKEW_MS
      ? finding(
          'problem',
          'clock',
          `The clocks of server and database differ by ${Math.round(skew / 1000)} seconds: run a time service`,
        )
      : finding('ok', 'clock', `The clocks of server and database agree to ${Math.max(skew, 1)} ms`),
  ];
}

async function examineStaff(db: Executor): Promise<Finding> {
  const members = await listStaff({ db });
  const active = members.filter(({ isActive }) => isActive).length;
  if (active > 0) return finding('ok', 'staff', `${active} can log in at the desk`);
  const text = 'Nobody can log in at the desk, where what customers write is answered: arasta staff create <email>';
  return finding('advice', 'staff', text);
}

async function examineMail(config: Config): Promise<Finding> {
  const problem = await checkMail(config);
  if (problem !== null) return finding('problem', 'mail', problem);
  return finding('ok', 'mail', config.smtpUrl === null ? 'Mails go to the outbox page' : 'The mail server answers');
}

function examineContact({ contactEmail }: Config): Finding {
  if (contactEmail !== null) return finding('ok', 'contact', `What customers write is told to ${contactEmail}`);
  const text = 'CONTACT_EMAIL_TO is not set: nobody is told that a customer wrote, it waits at the desk';
  return finding('advice', 'contact', text);
}

function examineSecrets(config: Config): Finding[] {
  const { secretKey } = config;
  if (secretKey === null) return [finding('ok', 'secret key', 'Made and kept in the data folder (development)')];
  const dull = new Set(secretKey).size < 10;
  return [
    dull
      ? finding('problem', 'secret key', 'It repeats a few characters: make one with openssl rand -hex 32')
      : finding('ok', 'secret key', 'Set'),
  ];
}

function examineCookies(config: Config): Finding[] {
  const secure = config.publicUrl.startsWith('https:');
  if (!secure && config.production && !isLoopback(new URL(config.publicUrl).hostname)) {
    return [finding('problem', 'cookies', 'PUBLIC_URL is not https: sessions can be read on the way')];
  }
  const flavour = secure ? 'Secure, ' : '';
  const text = `${config.sessionCookieName}: ${flavour}HttpOnly, SameSite=${config.sessionCookieSameSite}`;
  if (config.production && config.publicUrl.includes('127.0.0.1')) {
    return [finding('advice', 'cookies', `${text}. Set PUBLIC_URL to the address that clients use`)];
  }
  return [finding('ok', 'cookies', text)];
}

function examineProxies(config: Config): Finding[] {
  const { trustProxy, production, publicUrl } = config;
  if (trustProxy.some((network) => ['0.0.0.0/0', '::/0'].includes(network))) {
    return [finding('problem', 'proxies', 'TRUST_PROXY trusts everybody: anyone can invent their address')];
  }
  if (production && trustProxy.length === 0 && publicUrl.startsWith('https:')) {
    return [
      finding('advice', 'proxies', 'Behind a proxy, name its network in TRUST_PROXY: limits go by client address'),
    ];
  }
  return [finding('ok', 'proxies', trustProxy.length === 0 ? 'None trusted' : `Trusted: ${trustProxy.join(', ')}`)];
}

function examineCaptcha({ captchaProvider, captchaSiteKey }: Config): Finding[] {
  if (captchaProvider === 'none' || !captchaSiteKey.includes('-')) return [finding('ok', 'captcha', captchaProvider)];
  const text =
    'CAPTCHA_SITE_KEY has a hyphen: the published storefront client cuts it there. Ask for a key without one';
  return [finding('advice', 'captcha', text)];
}

const BACKUP_DAYS = 8;

/** Of the embedded database of a shop in earnest; of a database of one's own others may take care. */
async function examineBackups(config: Config): Promise<Finding[]> {
  if (!config.production || config.databaseUrl !== null) return [];
  try {
    return [backupFinding(await lastBackupAt(await dataDirOf(config)))];
  } catch (error) {
    return [finding('problem', 'backup', `The data folder cannot be looked at: ${reasonOf(error)}`)];
  }
}

function backupFinding(made: Date | null): Finding {
  if (made === null) return finding('advice', 'backup', 'None was made yet: arasta backup <folder>, every night');
  const days = Math.floor((systemClock.now().getTime() - made.getTime()) / DAY);
  const text = `The last one was made ${made.toISOString().slice(0, 10)}`;
  if (days <= BACKUP_DAYS) return finding('ok', 'backup', text);
  return finding('advice', 'backup', `${text}, ${days} days ago: look at arasta-backup.timer, or what makes them`);
}
