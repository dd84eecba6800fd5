// A reporter of Vitest's for .ci/run: what the run came to, into the file that REPORT names. "PASSED FAILED SKIPPED
// UNSTABLE", then what failed, and what passed only when it was tried again (RACE, UNSTABLE), each with the beginning of why.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const MOST_LINES = 20;
const BROWSERS = /^packages\/(demo-shop\/tests|server\/tests\/browser)\//;

export default class Report {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state) => tests.filter((test) => test.result().state === state);
    const twice = of('passed').filter((test) => test.diagnostic()?.flaky);
    const unstable = twice.filter((test) => BROWSERS.test(fileOf(test.module)));
    // Without a browser nobody's time but our own is in it: that is a race, and not forgiven.
    const races = twice.filter((test) => !unstable.includes(test));
    const [passed, failed] = [of('passed').length - races.length, of('failed').length + races.length];
    const lines = [
      [passed, failed, of('skipped').length, unstable.length].join(' '),
      ...of('failed').flatMap((test) => told('FAILED', nameOf(test), test.result().errors)),
      ...modules.flatMap((module) => {
        const errors = [module, ...module.children.allSuites()].flatMap((part) => part.errors());
        return errors.length === 0 ? [] : told('FAILED', fileOf(module), errors);
      }),
      ...(unhandled.length === 0 ? [] : told('FAILED', 'outside of any test', unhandled)),
      ...races.flatMap((test) => told('RACE', nameOf(test), test.result().errors)),
      ...unstable.flatMap((test) => told('UNSTABLE', nameOf(test), test.result().errors)),
    ];
    writeFileSync(process.env.REPORT, lines.join('\n') + '\n');
  }
}

function nameOf(test) {
  return `${fileOf(test.module)} > ${test.fullName}`;
}

function fileOf(module) {
  return relative(process.cwd(), module.moduleId);
}

function told(word, name, errors = []) {
  const why = errors.flatMap((error) => {
    const at = error.stacks?.find(({ file }) => !file.includes('node_modules'));
    const place = at === undefined ? [] : [`at ${relative(process.cwd(), at.file)}:${at.line}`];
    const words = stripVTControlCharacters(`${error.message ?? String(error)}\n${error.diff ?? ''}`).trim();
    return [...words.split('\n').slice(0, MOST_LINES), ...place];
  });
  return [`${word}: ${name}`, ...why.map((line) => `    ${line}`)];
}
