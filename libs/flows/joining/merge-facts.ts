// What merging two members looks at, and why it may not be done. Read with or without holding their locks.
import { type BusinessDay, DomainError, type MemberId, type MemberState } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface MergeFacts {
  readonly memberId: MemberId;
  readonly state: MemberState;
  readonly joinedOn: BusinessDay | null;
  readonly tier: string | null;
  readonly balance: number;
  readonly owed: number;
  readonly lifetimeFen: number;
  readonly purchases: number;
  readonly openRedemptions: number;
  readonly openHolds: number;
  /** Adjustments and claims that somebody still has to decide. */
  readonly undecided: number;
  /** Floors and pauses that are asked for or in force. */
  readonly overrides: number;
  /** Answers that stand, to events to come: seats and what is paid for them are by the member's id. */
  readonly comingEvents: number;
  readonly wechatBound: boolean;
  /** Has asked to leave, and may still stay. */
  readonly isLeaving: boolean;
  readonly mergedInto: MemberId | null;
}

/** Error: MEMBER_UNKNOWN. */
export async function mergeFacts(tx: Tx, memberId: MemberId, today: BusinessDay, now: Date): Promise<MergeFacts> {
  const [found] = await rows<MergeFacts>(
    tx,
    `SELECT m.id AS "memberId", m.state, m.joined_on AS "joinedOn", t.tier, a.balance - point_due(a, $2) AS balance,
       a.owed, greatest(coalesce(t.lifetime_net_fen, 0), 0) AS "lifetimeFen",
       (SELECT count(*) FROM purchase p WHERE p.member_id = m.id AND p.status = 'recorded') AS purchases,
       (SELECT count(*) FROM redemption r WHERE r.member_id = m.id AND r.state = 'open') AS "openRedemptions",
       (SELECT count(*) FROM point_hold h WHERE h.member_id = m.id AND h.state = 'open' AND h.overdue_at > $3) AS "openHolds",
       (SELECT count(*) FROM point_adjustment j WHERE j.member_id = m.id AND j.state = 'waiting')
         + (SELECT count(*) FROM purchase_claim c WHERE c.member_id = m.id AND c.state = 'open') AS undecided,
       (SELECT count(*) FROM tier_override o WHERE o.member_id = m.id AND o.state IN ('asked', 'in_force')) AS overrides,
       (SELECT count(*) FROM event_answer n JOIN event e ON e.id = n.event_id WHERE n.member_id = m.id AND e.ends_at > $3
         AND n.state IN ('accepted', 'offered', 'waiting')) AS "comingEvents",
       EXISTS (SELECT FROM wechat_identity w WHERE w.member_id = m.id) AS "wechatBound",
       EXISTS (SELECT FROM member_exit e WHERE e.member_id = m.id AND e.state = 'leaving') AS "isLeaving",
       (SELECT x.to_id FROM member_alias x WHERE x.member_id = m.id) AS "mergedInto"
     FROM member m JOIN point_account a ON a.member_id = m.id LEFT JOIN member_tier t ON t.member_id = m.id
     WHERE m.id = $1`,
    [memberId, today, now],
  );
  if (!found) throw new DomainError('MEMBER_UNKNOWN');
  return found;
}

/** A sentence for the office; null when nothing stands in the way. A frozen card does not get rid of it by merging. */
export function obstacleToMerging(keep: MergeFacts, gone: MergeFacts): string | null {
  if (keep.memberId === gone.memberId) return '选了同一位会员，请选另一位';
  if (gone.mergedInto !== null) return '这位会员已经合并过了';
  if (gone.state === 'exited' || keep.state === 'exited') return '其中一位已经退会，不能合并';
  // Their data would live on under the other name, or the other's would be erased with it.
  if (gone.isLeaving || keep.isLeaving) return '其中一位正在退会，请等退会办完或本人撤回后再合并';
  if (gone.state === 'frozen' || keep.state === 'frozen') return '其中一位的会员卡已冻结，请先处理冻结';
  if (gone.state === 'applied') return '要合并的顾客还有没审批的入会申请，请先处理';
  if (keep.state !== 'active' && gone.state === 'active') return '请保留已入会的那一位';
  if (gone.openHolds > 0) return '要合并的会员正在用积分付款，请十分钟后再试';
  if (gone.undecided > 0) return '要合并的会员还有没审批的调整或补登，请先处理';
  // Of somebody who is gone nobody could end them, nor would they be held by who stays.
  if (gone.overrides > 0) return '要合并的会员有手工定级或暂停评估，请先撤销';
  if (gone.comingEvents > 0) return '要合并的会员报名了接下来的活动，请先在活动里替他取消';
  return null;
}
