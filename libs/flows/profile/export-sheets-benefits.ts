// What somebody had of benefits, as sheets of an export: coupons, uses, what was booked, what is lent, whom they share with.
import type { ExportSheet } from './export-sheet';

export const benefitSheets: readonly ExportSheet[] = [
  {
    name: '权益与优惠券',
    of: ['coupon', 'coupon_use', 'benefit_use', 'benefit_gift', 'benefit_pick', 'partner_use'],
    widths: [20, 26, 14, 12, 14, 20],
    head: ['时间', '名称', '类别', '状态', '有效至', '使用或领取时间'],
    named: true,
    sql: `SELECT c.issued_at AS a, c.name AS b, '优惠券' AS c, CASE c.state WHEN 'open' THEN '未使用' WHEN 'used' THEN '已使用' ELSE '已收回' END AS d,
          c.valid_through AS e, u.used_at AS f
        FROM coupon c LEFT JOIN coupon_use u ON u.member_id = c.member_id AND u.coupon_id = c.id AND u.released_at IS NULL
        WHERE c.member_id = ANY($1)
      UNION ALL SELECT u.asked_at, u.name, CASE WHEN p.id IS NULL THEN '权益' ELSE '合作商户' END,
          CASE u.state WHEN 'asked' THEN '已预订' WHEN 'booked' THEN '已预约' WHEN 'prepared' THEN '已备好' WHEN 'delivered' THEN '已交付'
          WHEN 'confirmed' THEN '已确认收到' WHEN 'cancelled' THEN '已取消' ELSE '未兑现' END, NULL, u.delivered_at
        FROM benefit_use u LEFT JOIN partner_use p ON p.member_id = u.member_id AND p.id = u.id WHERE u.member_id = ANY($1)
      UNION ALL SELECT given_at, name, '惊喜', '已送出', valid_through, NULL FROM benefit_gift WHERE member_id = ANY($1)
      UNION ALL SELECT from_day::timestamp AT TIME ZONE 'UTC', coalesce($2::jsonb ->> benefit_code, benefit_code), '自选权益',
          CASE WHEN until_day IS NULL THEN '有效' ELSE '已更换' END, until_day, NULL FROM benefit_pick WHERE member_id = ANY($1)
      ORDER BY a, b`,
  },
  {
    name: '预约与借用',
    of: ['booking', 'loan', 'look_reservation'],
    widths: [12, 10, 16, 26, 12, 30],
    head: ['日期', '时间', '门店', '内容', '状态', '备注'],
    sql: `SELECT b.day AS a, to_char(make_interval(mins => b.from_minute), 'HH24:MI') AS b, s.name AS c, b.benefit_name AS d,
          CASE WHEN b.cancelled_at IS NOT NULL THEN '已取消' WHEN u.state IN ('delivered', 'confirmed') THEN '已到店'
          WHEN u.state = 'missed' THEN '未到店' ELSE '已预约' END AS e, b.note AS f
        FROM booking b JOIN benefit_use u ON u.member_id = b.member_id AND u.id = b.id LEFT JOIN store s ON s.id = b.store_id
        WHERE b.member_id = ANY($1)
      UNION ALL SELECT l.due_on, '', s.name, concat_ws(' ', '借用', l.benefit_name, l.item),
          CASE l.state WHEN 'out' THEN '应于当日前归还' WHEN 'returned' THEN '已归还' ELSE '已遗失' END, ''
        FROM loan l LEFT JOIN store s ON s.id = l.store_id WHERE l.member_id = ANY($1)
      UNION ALL SELECT r.day, '', s.name, concat_ws(' ', '预约试穿', r.things),
          CASE r.state WHEN 'asked' THEN '已预约' WHEN 'prepared' THEN '已备好' WHEN 'came' THEN '已到店' WHEN 'absent' THEN '未到店' ELSE '已取消' END, r.note
        FROM look_reservation r LEFT JOIN store s ON s.id = r.store_id WHERE r.member_id = ANY($1)
      ORDER BY a, b`,
  },
  {
    name: '家人同享',
    of: ['family_member', 'family_use', 'family_invitation'],
    widths: [20, 14, 30, 14],
    head: ['时间', '事项', '内容', '状态'],
    named: true,
    sql: `SELECT consent_at AS a, '家人' AS b, CASE WHEN member_id = ANY($1) THEN
          CASE relation WHEN 'spouse' THEN '爱人' WHEN 'child' THEN '孩子' WHEN 'parent' THEN '父母' ELSE '其他家人' END
          ELSE '与我同享的会员' END AS c, CASE state WHEN 'active' THEN '有效' ELSE '已结束' END AS d
        FROM family_member WHERE member_id = ANY($1) OR guest_id = ANY($1)
      UNION ALL SELECT used_at, CASE kind WHEN 'companion' THEN '同行好友' ELSE '家人使用' END,
          coalesce($2::jsonb ->> benefit_code, benefit_code, '消费优惠'), '已使用' FROM family_use WHERE member_id = ANY($1)
      UNION ALL SELECT made_at, '邀请', '邀请家人同享', CASE state WHEN 'open' THEN '待答复' WHEN 'accepted' THEN '已接受'
          WHEN 'declined' THEN '未接受' ELSE '已撤回' END FROM family_invitation WHERE member_id = ANY($1)
      ORDER BY a, b`,
  },
];
