// The sheets of a month's statement, as finance reads them. Pure.
import { type AnswerOf, type adminFinanceEndpoints, movementKinds } from '@guike/contracts/http';
import type { Cell, Sheet } from '@guike/platform';
import type { StatementLine } from '@guike/points';

type LiabilityAnswer = AnswerOf<(typeof adminFinanceEndpoints)['liability']>;

/** What a summary is made of. */
export type StatementFigures = Pick<
  LiabilityAnswer,
  | 'day'
  | 'balance'
  | 'held'
  | 'owed'
  | 'worthFen'
  | 'movement'
  | 'unbooked'
  | 'stores'
  | 'expiries'
  | 'elsewhere'
  | 'bornBy'
>;

/** A line with its names. */
export type LineRow = StatementLine & {
  readonly nameMasked: string | null;
  readonly phoneMasked: string | null;
  readonly storeName: string | null;
  readonly receipt: string | null;
};

const lineNames: Readonly<Record<(typeof movementKinds)[number], string>> = {
  earned: '消费得分',
  reversed: '退货扣回',
  spent: '使用',
  returned: '使用后退回',
  expired: '到期',
  adjusted: '人工调整',
  forfeited: '退会清零',
  transferred: '会员合并转移',
};

/** 2026年3月 */
export const monthInWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** The movement first; then stores and expiries, where there are any. */
export function summarySheets(month: string, whose: string, figures: StatementFigures): Sheet[] {
  const { stores, expiries, elsewhere, bornBy } = figures;
  const summary = {
    name: '汇总',
    widths: [28, 18],
    head: [`积分月结单 ${monthInWords(month)}`, whose],
    rows: summaryRows(figures),
  };
  return [
    summary,
    ...tableOf('按发放门店', ['门店', '会员手里的积分', '冻结积分'], stores, ({ name, balance, held }) => [
      name ?? '未归门店',
      balance,
      held,
    ]),
    ...tableOf('按到期月份', ['到期月份', '会员手里的积分'], expiries, ({ month: ends, balance }) => [
      monthInWords(ends),
      balance,
    ]),
    ...tableOf('门店往来', ['发放门店', '使用门店', '积分', '折合（元）', '由谁承担'], elsewhere, (each) => [
      each.gave,
      each.used,
      each.points,
      each.worthFen === null ? null : each.worthFen / 100,
      bearerOf(each, bornBy),
    ]),
  ];
}

/** Who pays for points that were used in another store. Source: product.md, Points. */
function bearerOf({ gave, used }: StatementFigures['elsewhere'][number], bornBy: StatementFigures['bornBy']): string {
  return { earning_store: gave, spending_store: used, head_office: '总部' }[bornBy];
}

function summaryRows({ day, balance, held, owed, worthFen, movement, unbooked }: StatementFigures): Cell[][] {
  const worth: Cell[][] = worthFen === null ? [] : [['手里与冻结折合（元）', worthFen / 100]];
  return [
    ['截至', day],
    ['月初积分', movement.opening],
    ...movementKinds.map((kind): Cell[] => [lineNames[kind], movement[kind]]),
    ['期末积分', movement.closing],
    ['其中：会员手里', balance],
    ['其中：冻结', held],
    ['其中：欠分（减）', -owed],
    ...worth,
    ['月初已到期、明细里次日入账', unbooked.opening],
    ['期末已到期、明细里次日入账', unbooked.closing],
  ];
}

function tableOf<Row>(name: string, head: string[], all: readonly Row[], cells: (row: Row) => Cell[]): Sheet[] {
  return all.length === 0 ? [] : [{ name, head, widths: head.map(() => 18), rows: all.map(cells) }];
}

/** Every line; for a store, what each moved of the points that the store gave. */
export function lineSheet(lines: AsyncIterable<LineRow>): Sheet {
  return {
    name: '明细',
    widths: [12, 10, 16, 16, 10, 16, 22],
    head: ['日期', '会员', '手机号', '类型', '积分', '发生门店', '小票号'],
    rows: lineCells(lines),
  };
}

async function* lineCells(lines: AsyncIterable<LineRow>): AsyncGenerator<Cell[]> {
  for await (const { day, nameMasked, phoneMasked, kind, points, storeName, receipt } of lines)
    yield [day, nameMasked, phoneMasked, lineNames[kind], points, storeName, receipt];
}
