#!/usr/bin/env node
// Whether the server of HOST and PORT takes requests: exit status 0, else 1. With the id of its process it is waited for
// as long as that lives; migrations and the recovery after a crash take the time that they take. Plain JavaScript that
// loads nothing: containers ask it every ten seconds.
import { setTimeout as sleep } from 'node:timers/promises';

const EVERYWHERE = { '0.0.0.0': '127.0.0.1', '::': '::1' };

const host = process.env.HOST?.trim() || '127.0.0.1';
const port = process.env.PORT?.trim() || '8000';
const reached = EVERYWHERE[host] ?? host;
const url = `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}/health/ready`;

const serving = Number(process.argv[2] ?? 0);

let ready = await isReady();
while (!ready && serving > 0 && lives(serving)) {
  await sleep(250);
  ready = await isReady();
}
process.exitCode = ready ? 0 : 1;

async function isReady() {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
