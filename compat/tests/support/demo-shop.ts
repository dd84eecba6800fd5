import type { TestProject } from 'vitest/node';
import { newRecords, settleRecords } from '../../src/calls/record.ts';
import { givenServer, seededFolder, startServer } from '../../src/server.ts';

export interface DemoShop {
  /** The server of all test files that need no settings of their own. */
  readonly baseUrl: string;
  /** Its data folder; null for a server that the tests did not start. */
  readonly dataDir: string | null;
  /** Data folder with the demo shop, for servers with other settings. */
  readonly template: string;
  /** Where test files leave what they called. */
  readonly calls: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    demoShop: DemoShop;
  }
}

/** The demo shop is made once: painting its pictures takes as long as many tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const calls = await newRecords();
  const given = givenServer();
  if (given !== undefined) {
    project.provide('demoShop', { baseUrl: given.baseUrl, dataDir: null, template: '', calls });
    return () => settleRecords(calls, allPassed(project));
  }
  const folder = await seededFolder();
  const server = await startServer({}, folder.path);
  project.provide('demoShop', { baseUrl: server.baseUrl, dataDir: server.dataDir, template: folder.path, calls });
  return async () => {
    await server.stop();
    await folder.remove();
    await settleRecords(calls, allPassed(project));
  };
}

function allPassed({ name, vitest }: TestProject): boolean {
  const files = vitest.state.getTestModules().filter(({ project }) => project.name === name);
  return files.every(
    (file) => file.ok() && [...file.children.allTests()].every((test) => test.result().state === 'passed'),
  );
}
