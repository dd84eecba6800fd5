import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, findPython, follow } from '../support/documents.ts';
import { dataFolder, run, start, type Started } from '../support/process.ts';

/**
 * The published quick start, verbatim but for the base URL, against `npm start`
 * (docs/protocol/quick-start.md).
 */

const CURL = (url: string, jar: string) => `
cd "${jar}"
curl -s -c cookies.txt "${url}/csrf_token/"
CSRF_TOKEN=$(awk '/csrf_token/ {print $7}' cookies.txt)
curl -X POST "${url}/users/login/" -H "Content-Type: application/json" -H "x-csrftoken: $CSRF_TOKEN" -b cookies.txt -c cookies.txt -d '{"email": "user@example.com", "password": "your_password"}'
echo
curl -X GET "${url}/current_user/" -b cookies.txt
`;

const PYTHON = (url: string) => `
import requests

session = requests.Session()
response = session.get("${url}/csrf_token/")
print(response.status_code)
response = session.post(
    "${url}/users/login/",
    headers={"x-csrftoken": session.cookies.get("csrftoken")},
    json={"email": "customer@example.com", "password": "customer_password"},
)
print(response.status_code)
response = session.get("${url}/current_user/")
print(response.status_code)
print(response.json()["email"])
`;

const python = await findPython();
const hasCurl = (await run('curl', ['--version'])).status === 0;

describe('the published quick start against npm start', () => {
  let server: Started;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    folder = await dataFolder();
    server = await start({ by: 'npm', env: { ARASTA_DATA_DIR: folder.path, ARASTA_DEMO: 'on' } });
  });

  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  it.skipIf(!hasCurl)('works by curl (skipped where there is no curl)', async () => {
    const { stdout } = await run('bash', ['-c', CURL(server.url, folder.path)]);
    const profile: unknown = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1));
    expect(profile).toMatchObject({ pk: 1, email: 'user@example.com', first_name: 'Ada' });
  });

  it.skipIf(!hasCurl)('leads by the lines of the README and the curl guide from the login to an order', async () => {
    const blocks = [...(await blocksOf('README.md', 'sh')), ...(await blocksOf('docs/guides/curl.md', 'sh'))];
    const lines = blocks.filter((block) => block.includes('curl '));
    expect(lines).toHaveLength(4);
    const replaced = { 'http://localhost:8000': server.url };
    const { stdout } = await follow(lines, { folder: folder.path, replaced });
    const orders: unknown = JSON.parse(stdout.slice(stdout.lastIndexOf('{"count":')));
    expect(orders).toMatchObject({
      count: 1,
      results: [
        {
          ...{ status: { value: '400', label: 'Approved' }, payment_option_slug: 'credit-card' },
          ...{ bin_number: '555555', installment_count: 1, orderitem_set: [{ product: { pk: 874 }, quantity: '1' }] },
        },
      ],
    });
    expect(stdout).toContain('"redirect_url":"/orders/completed/');
  });

  it.skipIf(python === null)('works by Python requests (skipped where they are missing)', async () => {
    const { stdout, stderr } = await run(python ?? '', ['-c', PYTHON(server.url)]);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(['200', '200', '200', 'customer@example.com']);
  });

  it('tells what to open', () => {
    expect(server.output()).toContain(`Arasta is open at ${server.url}`);
    expect(server.output()).toContain(`${server.url}/docs/`);
  });
});
