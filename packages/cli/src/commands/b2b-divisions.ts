import { readFile } from 'node:fs/promises';
import { type DeskDivision, type DivisionInput, listDivisions, readDivisionSheet, saveDivisions } from '@arasta/server';
import type { Command } from 'commander';
import { minorUnits, whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface SaveOptions {
  readonly csv?: string;
  readonly name?: string;
  readonly parent?: string;
  readonly currency?: string;
  readonly limit?: number;
  readonly phone?: string;
  readonly fax?: string;
  readonly address?: string;
  readonly country?: number;
  readonly city?: number;
  readonly township?: number;
  readonly district?: number;
  readonly activate?: true;
  readonly deactivate?: true;
}

export function addDivisionCommands(b2b: Command, { out, run }: Registration): void {
  const divisions = b2b.command('divisions').description('list divisions, or make and change them');
  divisions
    .command('list')
    .description('each main division before those below it')
    .option('--json', 'as JSON')
    .action(({ json = false }: { json?: boolean }) => run(() => list(out, json))());
  divisions
    .command('save [erp-code]')
    .description('make or change one division by options, or many by a CSV file; what is left out stays')
    .option('--csv <file>', 'columns: erp_code, name, parent, currency, monthly_order_limit, current_balance, …')
    .option('--name <name>', 'what it is called')
    .option('--parent <erp-code>', 'of a sub division the main one')
    .option('--currency <code>', 'of its amounts; fixed once it is made (default: the shop’s)')
    .option('--limit <amount>', 'what may be asked for in a month; 0 for no limit', minorUnits)
    .option('--phone <number>', 'telephone')
    .option('--fax <number>', 'fax')
    .option('--address <text>', 'street and house')
    .option('--country <id>', 'as in /address/country/', whole)
    .option('--city <id>', 'as in /address/city/', whole)
    .option('--township <id>', 'as in /address/township/', whole)
    .option('--district <id>', 'as in /address/district/', whole)
    .option('--activate', 'let its users order')
    .option('--deactivate', 'shut its users out of B2B')
    .addHelpText('after', '\nExample: arasta b2b divisions save N-01 --name "North store" --parent HQ --limit 5000')
    .action((erpCode: string | undefined, options: SaveOptions) => run(() => save(out, erpCode ?? null, options))());
}

async function list(out: Terminal, json: boolean): Promise<number> {
  const divisions = await withShop(out, listDivisions);
  if (json) out.print(asJson(divisions));
  else if (divisions.length === 0) out.print('There are none.\n');
  else out.print(table([['code', 'name', 'type', 'limit', 'balance', 'users', 'state'], ...divisions.map(row)]));
  return 0;
}

function row(division: DeskDivision): string[] {
  const { erpCode, name, type, parentErpCode, monthlyLimit, balance, currency, members, isActive } = division;
  return [
    ...[erpCode, name, parentErpCode === null ? type : `${type} of ${parentErpCode}`],
    monthlyLimit === 0 ? '-' : `${amount(monthlyLimit)} ${currency}`,
    `${amount(balance)} ${currency}`,
    String(members),
    isActive ? 'active' : 'inactive',
  ];
}

async function save(out: Terminal, erpCode: string | null, options: SaveOptions): Promise<number> {
  const { csv } = options;
  if ((erpCode === null) === (csv === undefined)) {
    out.complain('Name one division by its code, or a file with --csv.\n');
    return 2;
  }
  const inputs = csv === undefined ? [inputOf(erpCode ?? '', options)] : readDivisionSheet(await readFile(csv));
  const count = await withShop(out, (shop) => saveDivisions(shop, inputs));
  out.print(`${count} ${count === 1 ? 'division was' : 'divisions were'} saved.\n`);
  return 0;
}

function inputOf(erpCode: string, options: SaveOptions): DivisionInput {
  const { name, parent, currency, limit, phone, fax, address, country, city, township, district } = options;
  const { activate, deactivate } = options;
  return {
    erpCode,
    ...(name === undefined ? {} : { name }),
    ...(parent === undefined ? {} : { parentErpCode: parent }),
    ...(currency === undefined ? {} : { currency: currency.toLowerCase() }),
    ...(limit === undefined ? {} : { monthlyLimit: limit }),
    ...(phone === undefined ? {} : { phone }),
    ...(fax === undefined ? {} : { fax }),
    ...(address === undefined ? {} : { address }),
    ...places({ countryId: country, cityId: city, townshipId: township, districtId: district }),
    ...(activate === true ? { isActive: true } : {}),
    ...(deactivate === true ? { isActive: false } : {}),
  };
}

function places(ids: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}
