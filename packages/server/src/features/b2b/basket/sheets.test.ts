import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aBuyer, aCompany, anyText, aShelf, expectRefused, linesIn, put } from '../b2b.support.ts';
import { saveDivisions } from '../divisions/saving.service.ts';

const shop = useShop();
const EXPORT = '/b2b/basket/export/';

function upload(browser: Customer, csv: string | Buffer) {
  const head =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="basket.csv"\r\nContent-Type: text/csv\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), Buffer.from(csv), Buffer.from('\r\n--b--\r\n')]);
  return browser.post('/b2b/basket/import/', undefined, {
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
}

async function aWorld() {
  const [shelf, company] = [await aShelf(shop()), await aCompany(shop())];
  const { browser } = await aBuyer(shop(), `HQ-${company.n}`);
  const row = (name: string, quantity: unknown, code: string) =>
    `${name}-${shelf.n},${String(quantity)},${code}-${company.n}\n`;
  return { ...company, shelf, browser, row };
}

const HEADER = 'sku,quantity,division__erp_code\n';

describe('a file', () => {
  it('sets what it names and leaves the rest', async () => {
    const { browser, shelf, north, row } = await aWorld();
    await put(browser, shelf.tea, north, 5);
    await put(browser, shelf.cup, north, 1);
    const answer = await upload(browser, `\uFEFF${HEADER}${row('tea', 2, 'N')}\n${row('small', 7, 'S')}`);
    expect([answer.status, linesIn(answer)]).toEqual([200, ['tea for N × 2', 'cup for N × 1', 'small for S × 7']]);
    const again = await upload(browser, `${HEADER}${row('tea', 2, 'N')}`);
    expect(linesIn(again)).toEqual(linesIn(answer));
  });

  it('may have semicolons, further columns and another order', async () => {
    const { browser, shelf, n } = await aWorld();
    const answer = await upload(browser, `quantity;note;SKU;division__erp_code\r\n3;"a;b";cup-${shelf.n};S-${n}\r\n`);
    expect(linesIn(answer)).toEqual(['cup for S × 3']);
  });

  it('is refused by line, and then nothing of it is taken', async () => {
    const { browser, shelf, north, n, row } = await aWorld();
    await put(browser, shelf.cup, north);
    const other = await aCompany(shop());
    const good = row('tea', 1, 'N');
    const cases: [string, string[]][] = [
      [`${HEADER}${good}${row('gone', 1, 'N')}`, [`Line 3: "gone-${shelf.n}" cannot be bought.`]],
      [`${HEADER}${good}${row('shirt', 1, 'N')}`, [`Line 3: "shirt-${shelf.n}" cannot be bought.`]],
      [`${HEADER}${good}tea-${shelf.n},1,N-${other.n}\n`, [`Line 3: "N-${other.n}" is none of your divisions.`]],
      [
        `${HEADER}${good}${row('tea', 0, 'S')}${row('tea', 'x', 'S')}`,
        [3, 4].map((line) => `Line ${line}: the quantity must be a whole number from 1 to 100000.`),
      ],
      [`${HEADER}${good}${good}`, ['Line 3: this product was named for this division before.']],
      [`${HEADER}${good},1,\n`, ['Line 3: sku and division__erp_code are needed.']],
      [HEADER, ['The file has no lines.']],
      [`sku,quantity\ntea-${n},1\n`, ['The column division__erp_code is missing.']],
      [`${HEADER}"tea,1,N\n`, ['The file is not CSV: is a quote missing?']],
      [`${HEADER}${'x,1,y\n'.repeat(501)}`, ['The file has more than 500 lines.']],
      [`${HEADER}${'x'.repeat(270_000)}`, ['The file is too large. At most 256 kB are accepted.']],
      ['\0', ['The file is not UTF-8 text: save it as "CSV UTF-8".']],
    ];
    for (const [csv, file] of cases) {
      await expectRefused(browser, () => upload(browser, csv), { status: 400, json: { file } });
    }
    const many = await upload(browser, `${HEADER}${'x,0,y\n'.repeat(100)}`);
    expect([field(many.json, 'file', 19), field(many.json, 'file', 20)]).toEqual([anyText, undefined]);
    expect((await browser.post('/b2b/basket/import/', {})).json).toEqual({ file: ['This field is required.'] });
  });
});

describe('the basket as a file', () => {
  it('has all columns, or those that are asked for, and can be imported again', async () => {
    const { browser, shelf, north, south, n } = await aWorld();
    await put(browser, shelf.tea, north, 2);
    await put(browser, shelf.tea, south, 1);
    const all = await browser.get(EXPORT);
    expect([all.headers['content-type'], all.headers['content-disposition']]).toEqual([
      'text/csv; charset=utf-8',
      'attachment; filename="basket.csv"',
    ]);
    expect(all.text).toBe(
      'product__sku,division,division__erp_code,division__name,price,quantity,product_remote_id\r\n' +
        `tea-${shelf.n},${north},N-${n},North ${n},4.50,2,${shelf.tea}\r\n` +
        `tea-${shelf.n},${south},S-${n},South ${n},4.50,1,${shelf.tea}\r\n`,
    );
    const some = await browser.get(`${EXPORT}?fields=quantity,product__sku&fields=division__erp_code&format=csv`);
    expect(some.text).toBe(
      `quantity,product__sku,division__erp_code\r\n2,tea-${shelf.n},N-${n}\r\n1,tea-${shelf.n},S-${n}\r\n`,
    );
    await put(browser, shelf.tea, north, 9);
    for (const text of [all.text, some.text, some.text.replace('product__sku', 'sku')]) {
      expect(linesIn(await upload(browser, text))).toEqual(['tea for N × 2', 'tea for S × 1']);
    }
  });

  it('holds no formula, and quotes what needs it', async () => {
    const { browser, shelf, north, n } = await aWorld();
    await saveDivisions(shop().deps, [{ erpCode: `N-${n}`, name: '=HYPERLINK("http://x",1)' }]);
    await put(browser, shelf.tea, north);
    const { text } = await browser.get(`${EXPORT}?fields=division__name`);
    expect(text).toBe('division__name\r\n"\'=HYPERLINK(""http://x"",1)"\r\n');
  });

  it('is refused in another format and with unknown columns', async () => {
    const { browser } = await aWorld();
    const xls = await browser.get(`${EXPORT}?format=xls`);
    expect([xls.status, xls.json]).toEqual([400, { format: ['"xls" is not a valid choice.'] }]);
    expect((await browser.get(`${EXPORT}?fields=password`)).json).toEqual({
      fields: ['"password" is not a valid choice.'],
    });
  });
});
