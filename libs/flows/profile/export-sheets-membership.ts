// What is kept about a membership itself, as sheets of an export: how somebody came in, tiers, what the shop noted.
import type { ExportSheet } from './export-sheet';

export const membershipSheets: readonly ExportSheet[] = [
  {
    name: '会员资格',
    of: [
      'membership_application',
      'membership_invitation',
      'card_freeze',
      'member_exit',
      'member_card',
      'member_external',
    ],
    widths: [20, 16, 40, 20],
    head: ['时间', '事项', '内容', '结束时间'],
    sql: `SELECT filed_at AS a, '入会申请' AS b, CASE state WHEN 'open' THEN '待审批' WHEN 'approved' THEN '已通过'
          ELSE concat_ws('：', '未通过', nullif(refusal, '')) END AS c, decided_at AS d
        FROM membership_application WHERE member_id = ANY($1)
      UNION ALL SELECT invited_at, '门店邀请入会', CASE state WHEN 'open' THEN '待答复' WHEN 'accepted' THEN '已接受' ELSE '已失效' END,
        ended_at FROM membership_invitation WHERE member_id = ANY($1)
      UNION ALL SELECT frozen_at, '会员卡冻结', '', lifted_at FROM card_freeze WHERE member_id = ANY($1)
      UNION ALL SELECT asked_at, '申请退会', CASE state WHEN 'leaving' THEN '办理中' WHEN 'stayed' THEN '已撤回' ELSE '已退会' END,
        ended_at FROM member_exit WHERE member_id = ANY($1)
      UNION ALL SELECT created_at, '会员卡号', card_number, void_at FROM member_card WHERE member_id = ANY($1)
      UNION ALL SELECT NULL, '收银机里的客户编号', external_id, NULL FROM member_external WHERE member_id = ANY($1)
      ORDER BY a NULLS FIRST, b`,
  },
  {
    name: '等级',
    of: ['tier_decision', 'fee_receipt'],
    widths: [20, 14, 40, 14],
    head: ['时间', '事项', '内容', '有效至'],
    named: true,
    sql: `SELECT decided_at AS a, '等级' AS b, concat_ws(' → ', coalesce($2::jsonb ->> from_tier, from_tier),
          coalesce($2::jsonb ->> to_tier, to_tier)) AS c, NULL::date AS d
        FROM tier_decision WHERE member_id = ANY($1) AND from_tier IS DISTINCT FROM to_tier
      UNION ALL SELECT recorded_at, '会费', '凭证 ' || number, until_day FROM fee_receipt WHERE member_id = ANY($1)
      ORDER BY a`,
  },
  {
    name: '标签、昵称与消息设置',
    of: ['member_tag', 'message_preference', 'public_name'],
    widths: [20, 16, 40],
    head: ['时间', '类别', '内容'],
    sql: `SELECT at AS a, '门店记下的标签' AS b, tag AS c FROM member_tag WHERE member_id = ANY($1)
      UNION ALL SELECT changed_at, '消息设置', concat_ws(' ', CASE topic WHEN 'points' THEN '积分变动' WHEN 'expiring' THEN '积分到期'
          WHEN 'tier' THEN '等级' WHEN 'redemption' THEN '兑换' WHEN 'booking' THEN '预约' WHEN 'benefit' THEN '权益'
          WHEN 'birthday' THEN '生日' ELSE '活动与优惠' END,
        CASE channel WHEN 'wechat' THEN '微信' WHEN 'sms' THEN '短信' WHEN 'email' THEN '邮件' ELSE '电话' END,
        CASE WHEN wanted THEN '接收' ELSE '不接收' END)
        FROM message_preference WHERE member_id = ANY($1)
      UNION ALL SELECT changed_at, '穿搭昵称', name FROM public_name WHERE member_id = ANY($1) ORDER BY a`,
  },
  {
    name: '补登申请',
    of: ['purchase_claim'],
    widths: [20, 14, 18, 12, 30],
    head: ['申请时间', '消费日期', '小票', '结果', '说明'],
    sql: `SELECT filed_at AS a, business_day AS b, receipt_number AS c,
        CASE state WHEN 'open' THEN '待审批' WHEN 'approved' THEN '已补登' ELSE '未通过' END AS d, refusal AS e
      FROM purchase_claim WHERE member_id = ANY($1) ORDER BY filed_at, id`,
  },
];
