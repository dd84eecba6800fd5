import { openMedia, storePicture } from '../../features/media/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { systemRandom } from '../../platform/random/index.ts';
import { allDrawings } from './drawings.ts';

/**
 * A process of its own that draws and keeps all pictures, called with the folder they are kept in. For each it writes a
 * line: key, tab, path. It ends with the process that called it.
 */

// Two cores and the waiting between them.
const LANES = 3;

async function paint(folder: string): Promise<void> {
  const media = openMedia({ folder, config: { mediaCacheMegabytes: 0 }, clock: systemClock, random: systemRandom() });
  const waiting = allDrawings().values();
  const lane = async () => {
    // Lanes share the iterator: each takes what comes next.
    for (const drawing of waiting) {
      const { path } = await storePicture({ media }, await drawing.draw(), { ...drawing, ours: true });
      process.stdout.write(`${drawing.key}\t${path}\n`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

process.stdin.on('end', () => process.exit()).resume();
await paint(process.argv[2] ?? '');
process.stdin.destroy();
