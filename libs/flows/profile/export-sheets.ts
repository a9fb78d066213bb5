// What is kept of a member as the sheets of a workbook, in words that they know. Each is one statement of their rows.
import { type BusinessDay, type MemberId, businessDayOf } from '@guike/kernel';
import { type Cell, type Sheet, type Tx, rows } from '@guike/platform';
import type { Programme } from '@guike/programme';
import type { ExportSheet } from './export-sheet';
import { benefitSheets } from './export-sheets-benefits';
import { friendSheets, lookSheets } from './export-sheets-shown';
import { membershipSheets } from './export-sheets-membership';

const yuan = (fen: string): string => `(${fen})::float8 / 100`;

const ownSheets: readonly ExportSheet[] = [
  {
    name: '同意记录',
    of: ['member_consent'],
    widths: [18, 12, 14, 20, 20],
    head: ['事项', '版本', '在哪里', '同意时间', '撤回时间'],
    sql: `SELECT CASE purpose WHEN 'membership' THEN '入会' WHEN 'agreement' THEN '会员协议' WHEN 'privacy' THEN '隐私政策'
        WHEN 'marketing' THEN '营销信息' WHEN 'personalised' THEN '个性化推荐' WHEN 'photo' THEN '试衣留影'
          WHEN 'publish' THEN '公开穿搭' ELSE purpose END AS a,
      version AS b, CASE source WHEN 'mini_program' THEN '小程序' ELSE '门店' END AS c, given_at AS d, withdrawn_at AS e
      FROM member_consent WHERE member_id = ANY($1) ORDER BY given_at, id`,
  },
  {
    name: '消费',
    of: ['purchase', 'purchase_line', 'receipt'],
    widths: [20, 14, 14, 26, 8, 12, 8],
    head: ['付款时间', '门店', '小票', '商品', '件数', '实付（元）', '已退件数'],
    sql: `SELECT p.paid_at AS a, s.name AS b, p.receipt_number AS c, l.name AS d, l.quantity AS e,
        ${yuan('l.net_fen')} AS f, l.returned_quantity AS g
      FROM purchase p JOIN purchase_line l ON l.member_id = p.member_id AND l.purchase_id = p.id
      LEFT JOIN store s ON s.id = p.store_id WHERE p.member_id = ANY($1) ORDER BY p.paid_at, p.id, l.line_number`,
  },
  {
    name: '兑换',
    of: ['redemption'],
    widths: [20, 26, 10, 12, 20],
    head: ['兑换时间', '礼品', '积分', '状态', '领取时间'],
    sql: `SELECT redeemed_at AS a, name AS b, points AS c,
        CASE state WHEN 'open' THEN '待领取' WHEN 'verified' THEN '已领取' ELSE '已过期' END AS d, verified_at AS e
      FROM redemption WHERE member_id = ANY($1) ORDER BY redeemed_at, id`,
  },
  {
    name: '消息',
    of: ['inbox_message'],
    widths: [20, 28, 60],
    head: ['时间', '标题', '内容'],
    sql: `SELECT created_at AS a, title AS b, body AS c FROM inbox_message WHERE member_id = ANY($1) ORDER BY id`,
  },
];

/** In the order of the workbook. */
export const exportedSheets: readonly ExportSheet[] = [
  ...membershipSheets,
  ...ownSheets,
  ...benefitSheets,
  ...lookSheets,
  ...friendSheets,
];

/** The sheets that are read straight from the tables; instants are told in the shop's time. */
export async function exportSheets(
  tx: Tx,
  memberIds: readonly MemberId[],
  { timeZone, tiers, benefits }: Pick<Programme, 'timeZone' | 'tiers' | 'benefits'>,
): Promise<Sheet[]> {
  const names = Object.fromEntries([...tiers, ...benefits].map(({ code, name }) => [code, name]));
  const read: Sheet[] = [];
  for (const { name, widths, head, sql, named } of exportedSheets) {
    const values = named ? [[...memberIds], JSON.stringify(names)] : [[...memberIds]];
    const found = await rows<Readonly<Record<string, Cell | Date>>>(tx, sql, values);
    const told = found.map((row) => Object.values(row).map((cell) => cellOf(cell, timeZone)));
    read.push({ name, widths, head, rows: told });
  }
  return read;
}

const cellOf = (cell: Cell | Date, timeZone: string): Cell =>
  cell instanceof Date ? timeInWords(cell, timeZone) : cell;

/** 2026-11-22 14:05, as a workbook sorts it. */
export function timeInWords(at: Date, timeZone: string): string {
  const day: BusinessDay = businessDayOf(at, timeZone);
  const time = new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${day} ${time.format(at)}`;
}
