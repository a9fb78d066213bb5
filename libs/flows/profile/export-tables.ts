// Which tables an export of somebody's data tells of, and why the others are left out. A test holds both against the
// database, so that no new table is forgotten. Source: docs/adr/0016.
import { exportedSheets } from './export-sheets';

/** Told of on the sheets 个人资料 and 积分, which are not read from one table. */
const told = [
  'member_profile',
  'member_phone',
  'member_email',
  'member_tier',
  'point_account',
  'point_lot',
  'point_entry',
  'refund',
  'refund_line',
];

/** What says nothing of them that is not on a sheet already, or is the shop's own. */
const leftOut: readonly { readonly tables: readonly string[]; readonly why: string }[] = [
  { tables: ['point_operation', 'point_hold'], why: 'how the ledger was written; what came of it is in 积分' },
  { tables: ['point_adjustment'], why: 'what came of it is in 积分; the rest is how the shop decided' },
  { tables: ['tier_fact', 'member_visit'], why: 'sums of what is in 消费' },
  { tables: ['tier_override', 'fee_reversal'], why: 'how the shop decided; the tier itself is told' },
  { tables: ['care_task', 'care_task_step'], why: 'what the shop’s people planned to do' },
  { tables: ['message_send', 'message_grant'], why: 'by which way a message went; its words are in 消息' },
  { tables: ['audit_log', 'member_alias'], why: 'who of the shop did what' },
  { tables: ['campaign_target', 'programme_trial_member', 'birthday_year'], why: 'that an id was looked at' },
  { tables: ['benefit_pick_change'], why: 'the picks themselves are told' },
  {
    tables: ['coupon_code', 'redemption_code', 'family_code', 'partner_pass', 'event_ticket', 'email_code', 'look_key'],
    why: 'codes and keys; what they open is told',
  },
  { tables: ['event_scan', 'look_check'], why: 'how it was looked at; what came of it is told' },
  { tables: ['wechat_identity'], why: 'an id that only WeChat can read' },
  { tables: ['replay_share', 'data_export'], why: 'files made of what is told here' },
];

export const exportTables = {
  told: [...new Set([...told, ...exportedSheets.flatMap(({ of }) => of)])],
  leftOut: leftOut.flatMap(({ tables }) => tables),
};
