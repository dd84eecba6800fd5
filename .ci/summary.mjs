// What a report of vitest's says, for .ci/run: "PASSED FAILED SKIPPED", then a line for each test or file that failed.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const report = readReport(process.argv[2]);
console.log(report.numPassedTests ?? 0, report.numFailedTests ?? 0, report.numPendingTests ?? 0);
for (const file of report.testResults ?? []) {
  const name = relative(process.cwd(), file.name);
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  for (const test of tests) console.log(`${name} > ${test.fullName}`);
  if (file.status === 'failed' && tests.length === 0) console.log(`${name}: ${file.message.split('\n')[0]}`);
}

/** An empty report where the run ended before it was written. */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
