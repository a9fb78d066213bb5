// What a replay must come to, worked out a second way: plain arithmetic over the file, nothing of the product in it.
// Source of the rules: the replay's section of issue 2, with the numbers of the boutique.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A line of the file as a till wrote it. */
export interface FileLine {
  readonly invoice: string;
  readonly stock_code: string;
  readonly quantity: string;
  readonly sold_at: string;
  readonly unit_price: string;
  readonly customer_id: string;
}

/** What a member ends with. `netSpend` is in fen, the rest in points. */
export interface ModelMember {
  readonly tier: string;
  readonly netSpend: number;
  readonly earned: number;
  readonly reversed: number;
  readonly balance: number;
  readonly owed: number;
}

export interface ModelResult {
  /** By customer number, members only. */
  readonly members: ReadonlyMap<string, ModelMember>;
  readonly refundsMatched: number;
  readonly refundsUnmatched: number;
  readonly skippedLines: number;
}

interface Sale {
  readonly counts: boolean;
  readonly multiplier: number;
  net: number;
  points: number;
}

interface SaleLine {
  readonly sale: Sale;
  readonly price: number;
  left: number;
}

interface Customer {
  member: boolean;
  tier: string;
  netSpend: number;
  earned: number;
  reversed: number;
  /** Points less debt: what shows as a balance when positive and as owed when negative. */
  worth: number;
  readonly sold: Map<string, SaleLine[]>;
}

interface Invoice {
  readonly number: string;
  readonly soldAt: string;
  readonly customer: string;
  readonly lines: FileLine[];
}

const LADDER = [
  ['platinum', 5_000_000],
  ['gold', 2_000_000],
  ['silver', 500_000],
] as const;

/** Reads a plain or gzipped file line by line. A parser is asked only where there are quotes: it takes ten times as long. */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  const file = createReadStream(path);
  let columns: readonly string[] | null = null;
  for await (const line of createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
    const fields: readonly string[] = line.includes('"') ? (parse(line)[0] ?? []) : line.split(',');
    if (columns === null) columns = fields;
    else yield lineOf(columns, fields);
  }
}

function lineOf(columns: readonly string[], fields: readonly string[]): FileLine {
  const line: Record<string, string> = {};
  for (const [index, column] of columns.entries()) line[column] = fields[index] ?? '';
  return line as unknown as FileLine;
}

/** Works out the result of replaying these lines. */
export async function modelReplay(lines: Iterable<FileLine> | AsyncIterable<FileLine>): Promise<ModelResult> {
  const invoices = new Map<string, Invoice>();
  let skippedLines = 0;
  for await (const line of lines) {
    if (line.customer_id === '') {
      skippedLines += 1;
      continue;
    }
    const invoice = invoices.get(line.invoice);
    if (invoice) invoice.lines.push(line);
    else
      invoices.set(line.invoice, {
        number: line.invoice,
        soldAt: line.sold_at,
        customer: line.customer_id,
        lines: [line],
      });
  }
  const customers = new Map<string, Customer>();
  let [refundsMatched, refundsUnmatched] = [0, 0];
  // A stable sort: invoices of the same second stay in the order of the file.
  for (const invoice of [...invoices.values()].sort((a, b) =>
    a.soldAt < b.soldAt ? -1 : a.soldAt > b.soldAt ? 1 : 0,
  )) {
    const customer = customers.get(invoice.customer) ?? newCustomer();
    customers.set(invoice.customer, customer);
    if (!invoice.number.startsWith('C')) {
      sell(customer, invoice);
      continue;
    }
    for (const line of invoice.lines.filter((each) => isGoods(each) && Number(each.quantity) < 0)) {
      if (takeBack(customer, line)) refundsMatched += 1;
      else refundsUnmatched += 1;
    }
  }
  const members = new Map([...customers].filter(([, each]) => each.member).map(([id, each]) => [id, outcome(each)]));
  return { members, refundsMatched, refundsUnmatched, skippedLines };
}

function newCustomer(): Customer {
  return { member: false, tier: 'regular', netSpend: 0, earned: 0, reversed: 0, worth: 0, sold: new Map() };
}

function isGoods(line: FileLine): boolean {
  return /^\d{5}/.test(line.stock_code) && Number(line.unit_price) > 0;
}

function sell(customer: Customer, invoice: Invoice): void {
  const goods = invoice.lines.filter((line) => isGoods(line) && Number(line.quantity) > 0);
  const items = goods.reduce((sum, line) => sum + Number(line.quantity), 0);
  if (items >= 2) customer.member = true;
  const sale: Sale = {
    counts: customer.member,
    multiplier: invoice.soldAt.slice(8, 10) === '08' ? 2 : 1,
    net: 0,
    points: 0,
  };
  for (const line of goods) {
    const price = Math.round(Number(line.unit_price) * 100);
    sale.net += price * Number(line.quantity);
    const code = line.stock_code.trim();
    customer.sold.set(code, [...(customer.sold.get(code) ?? []), { sale, price, left: Number(line.quantity) }]);
  }
  if (!sale.counts) return;
  settle(customer, sale);
  customer.netSpend += sale.net;
  const reached = LADDER.findIndex(([, least]) => customer.netSpend >= least);
  const held = LADDER.findIndex(([tier]) => tier === customer.tier);
  if (reached !== -1 && (held === -1 || reached < held))
    customer.tier = (LADDER[reached] as (typeof LADDER)[number])[0];
}

/** Answers whether all of the line's quantity found a sale. */
function takeBack(customer: Customer, line: FileLine): boolean {
  let wanted = -Number(line.quantity);
  for (const sold of [...(customer.sold.get(line.stock_code.trim()) ?? [])].reverse()) {
    const taken = Math.min(wanted, sold.left);
    if (taken === 0) continue;
    wanted -= taken;
    sold.left -= taken;
    sold.sale.net -= taken * sold.price;
    if (!sold.sale.counts) continue;
    customer.netSpend -= taken * sold.price;
    settle(customer, sold.sale);
  }
  return wanted === 0;
}

function settle(customer: Customer, sale: Sale): void {
  const points = Math.floor(sale.net / 1000) * sale.multiplier;
  const change = points - sale.points;
  sale.points = points;
  customer.worth += change;
  if (change > 0) customer.earned += change;
  else customer.reversed -= change;
}

function outcome({ tier, netSpend, earned, reversed, worth }: Customer): ModelMember {
  return { tier, netSpend, earned, reversed, balance: Math.max(0, worth), owed: Math.max(0, -worth) };
}
