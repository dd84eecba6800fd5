import { writeFileSync } from 'node:fs';

/** Loaded before a program (`--import`): notes the most memory that it ever held, in bytes, when it ends. */

const { PEAK_FILE = '' } = process.env;
process.once('exit', () => writeFileSync(PEAK_FILE, String(process.resourceUsage().maxRSS * 1024)));
