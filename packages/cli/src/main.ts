import { loadConfig, startServer } from '@arasta/server';
export async function main(argv: string[]): Promise<number> {
  void argv;
  const config = loadConfig({ ARASTA_ENV: 'development', ...process.env });
  const s = await startServer({ config, progress: (l) => console.error(l) });
  console.error(s.address);
  await new Promise<void>((r) => process.once('SIGTERM', () => r()).once('SIGINT', () => r()));
  await s.stop();
  return 0;
}
