// What somebody showed, liked, was invited to and brought about, as sheets of an export. Of friends nothing but the day.
import type { ExportSheet } from './export-sheet';

export const lookSheets: readonly ExportSheet[] = [
  {
    name: '试衣照与穿搭',
    of: ['album_photo', 'photo_offer', 'look', 'look_photo', 'look_counting'],
    widths: [20, 10, 40, 30, 12, 10, 10],
    head: ['时间', '类别', '内容', '单品', '状态', '获赞', '计入'],
    sql: `SELECT f.created_at AS a, '试衣照' AS b, coalesce(s.name, '手机上传') AS c, '' AS d,
          CASE WHEN f.removed_at IS NULL THEN '在相册' ELSE '已删除' END AS e, NULL::integer AS f, NULL::integer AS g
        FROM album_photo f LEFT JOIN store s ON s.id = f.store_id WHERE f.member_id = ANY($1)
      UNION ALL SELECT o.offered_at, '待同意', s.name, '', CASE o.state WHEN 'waiting' THEN '等您同意' WHEN 'agreed' THEN '已同意' ELSE '未留下' END,
          NULL, NULL FROM photo_offer o LEFT JOIN store s ON s.id = o.store_id WHERE o.member_id = ANY($1)
      UNION ALL SELECT l.submitted_at, '穿搭', l.caption, (SELECT string_agg(i.value ->> 'name', '、') FROM jsonb_array_elements(l.items) i),
          CASE l.state WHEN 'pending' THEN '审核中' WHEN 'published' THEN '已发布' WHEN 'refused' THEN '未通过'
          WHEN 'withdrawn' THEN '已撤回' ELSE '门店撤下' END, c.likes, c.counted
        FROM look l LEFT JOIN look_counting c ON c.member_id = l.member_id AND c.look_id = l.id WHERE l.member_id = ANY($1)
      ORDER BY a`,
  },
  {
    name: '点赞与集赞',
    of: ['look_like', 'look_claim', 'look_report'],
    widths: [20, 12, 40, 10, 14],
    head: ['时间', '类别', '内容', '赞', '状态'],
    sql: `SELECT k.liked_at AS a, '我点的赞' AS b, l.caption AS c, NULL::integer AS d,
          CASE WHEN k.taken_back_at IS NULL THEN '有效' ELSE '已取消' END AS e
        FROM wechat_identity w JOIN look_like k ON k.identity_id = w.id
        JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id WHERE w.member_id = ANY($1)
      UNION ALL SELECT filed_at, '集赞审核', coalesce(activity, '穿搭'), likes, CASE state WHEN 'approved' THEN '已通过'
          WHEN 'refused' THEN concat_ws('：', '未通过', nullif(refusal, '')) ELSE '审核中' END
        FROM look_claim WHERE member_id = ANY($1)
      UNION ALL SELECT r.reported_at, '我的举报', r.note, NULL, CASE WHEN r.settled_at IS NULL THEN '处理中' ELSE '已处理' END
        FROM wechat_identity w JOIN look_report r ON r.identity_id = w.id WHERE w.member_id = ANY($1)
      ORDER BY a`,
  },
];

export const friendSheets: readonly ExportSheet[] = [
  {
    name: '邀请好友',
    of: ['referral', 'referral_bonus', 'referral_rung', 'invite_code'],
    widths: [20, 20, 30],
    head: ['时间', '事项', '内容'],
    sql: `SELECT made_at AS a, '我的邀请码' AS b, code AS c FROM invite_code WHERE member_id = ANY($1)
      UNION ALL SELECT bound_at, '一位好友入会', CASE state WHEN 'accepted' THEN '已计入' WHEN 'refused' THEN '未计入' ELSE '核对中' END
        FROM referral WHERE referrer_id = ANY($1)
      UNION ALL SELECT settled_at, '好友消费', '所得见「积分」' FROM referral_bonus WHERE member_id = ANY($1)
      UNION ALL SELECT reached_at, '邀请达到一档', rung FROM referral_rung WHERE member_id = ANY($1)
      UNION ALL SELECT bound_at, '我经邀请入会', CASE WHEN staff_id IS NULL THEN '会员邀请' ELSE '店员邀请' END
        FROM referral WHERE member_id = ANY($1)
      ORDER BY a`,
  },
  {
    name: '活动',
    of: ['event_answer', 'event_invitation', 'event_rating', 'event_thanks'],
    widths: [20, 28, 10, 8, 30, 30, 8, 8, 40],
    head: ['时间', '活动', '状态', '人数', '同行人', '邀请的话', '评分', '推荐', '评价'],
    sql: `SELECT coalesce(a.answered_at, i.invited_at) AS a, e.title AS b, CASE WHEN a.arrived > 0 THEN '已到场' ELSE CASE a.state
          WHEN 'accepted' THEN '已报名' WHEN 'waiting' THEN '候补' WHEN 'offered' THEN '待确认' WHEN 'declined' THEN '已谢绝'
          WHEN 'cancelled' THEN '已取消' ELSE '已邀请' END END AS c,
        a.party AS d, (SELECT string_agg(c.value ->> 'name', '、') FROM jsonb_array_elements(a.companions) c) AS e,
        i.words AS f, r.stars AS g, r.nps AS h, concat_ws('；', nullif(r.words, ''), CASE WHEN t.points > 0
          THEN '到场感谢 ' || t.points || ' 分' END) AS i
      FROM (SELECT member_id, event_id FROM event_answer WHERE member_id = ANY($1)
        UNION SELECT member_id, event_id FROM event_invitation WHERE member_id = ANY($1)
        UNION SELECT member_id, event_id FROM event_rating WHERE member_id = ANY($1)
        UNION SELECT member_id, event_id FROM event_thanks WHERE member_id = ANY($1)) x
      JOIN event e ON e.id = x.event_id
      LEFT JOIN event_answer a USING (member_id, event_id) LEFT JOIN event_invitation i USING (member_id, event_id)
      LEFT JOIN event_rating r USING (member_id, event_id) LEFT JOIN event_thanks t USING (member_id, event_id)
      ORDER BY a, b`,
  },
];
