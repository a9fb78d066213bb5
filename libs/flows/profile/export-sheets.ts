// What is kept of a member as the sheets of a workbook, in words that they know. Each is one statement of their rows.
import { type BusinessDay, type MemberId, businessDayOf } from '@guike/kernel';
import { type Cell, type Sheet, type Tx, rows } from '@guike/platform';

interface ExportSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly head: readonly string[];
  /** Reads its rows; `$1`: all that the member has ever been, merged ones included. */
  readonly sql: string;
}

const yuan = (fen: string): string => `(${fen})::float8 / 100`;

const sheets: readonly ExportSheet[] = [
  {
    name: '同意记录',
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
    widths: [20, 14, 14, 26, 8, 12, 8],
    head: ['付款时间', '门店', '小票', '商品', '件数', '实付（元）', '已退件数'],
    sql: `SELECT p.paid_at AS a, s.name AS b, p.receipt_number AS c, l.name AS d, l.quantity AS e,
        ${yuan('l.net_fen')} AS f, l.returned_quantity AS g
      FROM purchase p JOIN purchase_line l ON l.member_id = p.member_id AND l.purchase_id = p.id
      LEFT JOIN store s ON s.id = p.store_id WHERE p.member_id = ANY($1) ORDER BY p.paid_at, p.id, l.line_number`,
  },
  {
    name: '兑换',
    widths: [20, 26, 10, 12, 20],
    head: ['兑换时间', '礼品', '积分', '状态', '领取时间'],
    sql: `SELECT redeemed_at AS a, name AS b, points AS c,
        CASE state WHEN 'open' THEN '待领取' WHEN 'verified' THEN '已领取' ELSE '已过期' END AS d, verified_at AS e
      FROM redemption WHERE member_id = ANY($1) ORDER BY redeemed_at, id`,
  },
  {
    name: '权益与优惠券',
    widths: [20, 26, 14, 20],
    head: ['时间', '名称', '类别', '到期或使用'],
    sql: `SELECT issued_at AS a, name AS b, '优惠券' AS c, valid_through AS d FROM coupon WHERE member_id = ANY($1)
      UNION ALL SELECT asked_at, name, '权益', NULL FROM benefit_use WHERE member_id = ANY($1) ORDER BY a`,
  },
  {
    name: '试衣照与穿搭',
    widths: [20, 10, 40, 12],
    head: ['时间', '类别', '内容', '状态'],
    sql: `SELECT f.created_at AS a, '试衣照' AS b, coalesce(s.name, '手机上传') AS c,
        CASE WHEN f.removed_at IS NULL THEN '在相册' ELSE '已删除' END AS d
      FROM album_photo f LEFT JOIN store s ON s.id = f.store_id WHERE f.member_id = ANY($1)
      UNION ALL SELECT submitted_at, '穿搭', caption, CASE state WHEN 'pending' THEN '审核中' WHEN 'published' THEN '已发布'
        WHEN 'refused' THEN '未通过' WHEN 'withdrawn' THEN '已撤回' ELSE '门店撤下' END
      FROM look WHERE member_id = ANY($1) ORDER BY a`,
  },
  {
    name: '活动',
    widths: [20, 28, 10, 8, 30, 8, 40],
    head: ['回复时间', '活动', '状态', '人数', '同行人', '评分', '评价'],
    sql: `SELECT a.answered_at AS a, e.title AS b, CASE WHEN a.arrived > 0 THEN '已到场' ELSE CASE a.state WHEN 'accepted' THEN '已报名'
          WHEN 'waiting' THEN '候补' WHEN 'offered' THEN '待确认' WHEN 'declined' THEN '已谢绝' ELSE '已取消' END END AS c,
        a.party AS d, (SELECT string_agg(c.value ->> 'name', '、') FROM jsonb_array_elements(a.companions) c) AS e,
        r.stars AS f, r.words AS g
      FROM event_answer a JOIN event e ON e.id = a.event_id
      LEFT JOIN event_rating r ON r.member_id = a.member_id AND r.event_id = a.event_id
      WHERE a.member_id = ANY($1) ORDER BY a.answered_at, a.event_id`,
  },
  {
    name: '消息',
    widths: [20, 28, 60],
    head: ['时间', '标题', '内容'],
    sql: `SELECT created_at AS a, title AS b, body AS c FROM inbox_message WHERE member_id = ANY($1) ORDER BY id`,
  },
];

/** The sheets that are read straight from the tables; instants are told in the shop's time. */
export async function exportSheets(tx: Tx, memberIds: readonly MemberId[], timeZone: string): Promise<Sheet[]> {
  const read: Sheet[] = [];
  for (const { name, widths, head, sql } of sheets) {
    const found = await rows<Readonly<Record<string, Cell | Date>>>(tx, sql, [[...memberIds]]);
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
