// Every table that knows a member, and what becomes of it when they have left: erased, or kept and why. A test holds this
// list against the database, so that no new table is forgotten. Source: docs/adr/0016.
import { type Erasure, NOBODY, theirs } from './erasure';
import { moreErasures } from './erasures-benefits';
import { likeErasures } from './erasures-likes';
import { lookErasures } from './erasures-looks';
import { eventErasures } from './erasures-events';
import { eventOutcomeErasures } from './erasures-event-outcomes';

/** What a row says besides whose it was: sums, goods, days. The law asks for it, and the books must go on balancing. */
const books = 'money, goods, points and days, by an id that leads to nobody';

/** In the order in which they run: a statement may still need what a later one takes away. */
export const erasures: readonly Erasure[] = [
  {
    table: 'import_row',
    sql: `UPDATE import_row r SET raw = '', customer = NULL FROM member_external e JOIN import_batch b ON b.source = e.source
      WHERE e.${theirs} AND r.batch_id = b.id AND r.customer = e.external_id AND b.state = 'applied'`,
  },
  {
    table: 'import_invoice',
    sql: `UPDATE import_invoice i SET customer = '' FROM member_external e JOIN import_batch b ON b.source = e.source
      WHERE e.${theirs} AND i.batch_id = b.id AND i.customer = e.external_id AND b.state = 'applied'`,
  },
  { table: 'member_phone', sql: `DELETE FROM member_phone WHERE ${theirs}` },
  { table: 'member_email', sql: `DELETE FROM member_email WHERE ${theirs}` },
  { table: 'email_code', sql: `DELETE FROM email_code WHERE ${theirs}` },
  { table: 'member_external', sql: `DELETE FROM member_external WHERE ${theirs}` },
  {
    table: 'member_card',
    sql: `UPDATE member_card SET void_at = $2 WHERE ${theirs} AND void_at IS NULL`,
    kept: 'a number that was drawn, void',
  },
  {
    table: 'member',
    sql: `UPDATE member SET name_enc = NULL, phone_enc = NULL, birthday_enc = NULL, name_index = NULL,
      phone_tail_index = NULL, birthday_index = NULL WHERE id = ANY($1)`,
    kept: 'the state, and when and where they joined',
  },
  {
    table: 'member_profile',
    sql: `UPDATE member_profile SET details_enc = NULL, interests = '{}', contact = NULL, birthday_changes = 0,
      avatar_key = NULL, stale_files = CASE WHEN avatar_key IS NULL THEN stale_files
        ELSE array_append(stale_files, avatar_key) END WHERE ${theirs}`,
  },
  {
    table: 'member_consent',
    sql: `UPDATE member_consent SET withdrawn_at = $2 WHERE ${theirs} AND withdrawn_at IS NULL`,
    kept: 'which paper in which version and when, as proof that we were allowed to',
  },
  {
    table: 'membership_application',
    sql: `UPDATE membership_application SET note = '', refusal = CASE state WHEN 'approved' THEN NULL ELSE '' END,
      decided_by = CASE state WHEN 'open' THEN '${NOBODY}' ELSE decided_by END,
      decided_at = CASE state WHEN 'open' THEN $2 ELSE decided_at END,
      state = CASE state WHEN 'open' THEN 'refused' ELSE state END WHERE ${theirs}`,
    kept: 'who of the shop decided when',
  },
  {
    table: 'membership_invitation',
    sql: `UPDATE membership_invitation SET reason = '', ended_at = coalesce(ended_at, $2),
      state = CASE state WHEN 'open' THEN 'lapsed' ELSE state END WHERE ${theirs}`,
    kept: 'who of the shop invited when',
  },
  {
    table: 'card_freeze',
    sql: `UPDATE card_freeze SET note = '', lifted_by = coalesce(lifted_by, '${NOBODY}'), lifted_at = coalesce(lifted_at, $2),
      lift_note = '' WHERE ${theirs}`,
    kept: 'who of the shop froze and lifted when',
  },
  { table: 'member_tag', sql: `DELETE FROM member_tag WHERE ${theirs}` },
  { table: 'inbox_message', sql: `DELETE FROM inbox_message WHERE ${theirs}` },
  { table: 'message_preference', sql: `DELETE FROM message_preference WHERE ${theirs}` },
  {
    table: 'message_send',
    sql: `UPDATE message_send SET state = 'skipped', reason = 'left', done_at = $2 WHERE ${theirs} AND state = 'planned'`,
    kept: 'that something was sent, its kind and what came of it; the words are gone',
  },
  {
    table: 'message_grant',
    sql: `UPDATE message_grant SET state = 'gone', settled_at = $2 WHERE ${theirs} AND state = 'free'`,
    kept: 'that somebody tapped; whose WeChat it was is gone',
  },
  {
    table: 'care_task',
    sql: `UPDATE care_task SET title = '', script = '', outcome = NULL, note = NULL,
      status = CASE status WHEN 'open' THEN 'dropped' ELSE status END, done_at = coalesce(done_at, $2) WHERE ${theirs}`,
    kept: 'what kind of task, whose and when, for the figures of the store',
  },
  { table: 'care_task_step', sql: `UPDATE care_task_step SET note = '' WHERE ${theirs}`, kept: 'as care_task' },
  {
    table: 'album_photo',
    sql: `UPDATE album_photo SET removed_at = $2 WHERE ${theirs} AND removed_at IS NULL`,
    kept: 'that there were pictures; their files are removed',
  },
  ...lookErasures,
  ...likeErasures,
  {
    table: 'point_adjustment',
    sql: `UPDATE point_adjustment SET note = '', reference = NULL, refusal = CASE state WHEN 'booked' THEN NULL ELSE '' END,
      decided_by = CASE state WHEN 'waiting' THEN '${NOBODY}' ELSE decided_by END,
      decided_at = CASE state WHEN 'waiting' THEN $2 ELSE decided_at END,
      state = CASE state WHEN 'waiting' THEN 'refused' ELSE state END WHERE ${theirs}`,
    kept: books,
  },
  {
    table: 'purchase_claim',
    sql: `UPDATE purchase_claim SET refusal = CASE state WHEN 'approved' THEN NULL ELSE '' END,
      decided_by = CASE state WHEN 'open' THEN '${NOBODY}' ELSE decided_by END,
      decided_at = CASE state WHEN 'open' THEN $2 ELSE decided_at END,
      state = CASE state WHEN 'open' THEN 'refused' ELSE state END WHERE ${theirs}`,
    kept: books,
  },
  {
    table: 'tier_override',
    sql: `UPDATE tier_override SET reason = '', answer = NULL, ended_on = CASE WHEN state IN ('asked', 'in_force')
        THEN $2::date ELSE ended_on END,
      state = CASE state WHEN 'asked' THEN 'withdrawn' WHEN 'in_force' THEN 'ended' ELSE state END WHERE ${theirs}`,
    kept: 'which tier was set by whom',
  },
  {
    table: 'data_export',
    sql: `UPDATE data_export SET state = 'gone', file_key = NULL WHERE ${theirs}`,
    kept: 'that a file was asked for; it is removed',
  },
  ...moreErasures,
  ...eventErasures,
  ...eventOutcomeErasures,
  { table: 'audit_log', kept: 'who did what and when; the words in it are taken out by member_forget' },
  { table: 'member_alias', kept: 'that two were one; the reason is taken out by member_forget' },
  {
    table: 'referral_touch',
    sql: `UPDATE referral_touch t SET address_enc = NULL FROM wechat_identity w
      WHERE w.${theirs} AND t.identity_id = w.id AND t.address_enc IS NOT NULL`,
    kept: 'that somebody came by a code; whose WeChat it was is gone',
  },
  { table: 'wechat_identity', sql: 'SELECT member_forget($1)' },
  { table: 'birthday_year', kept: 'deleted by member_forget: its day is a birthday' },
  { table: 'replay_share', kept: 'deleted together with its file' },
  { table: 'member_exit', kept: 'that they left, and what was forfeited' },
  { table: 'member_tier', kept: books },
  { table: 'member_visit', kept: books },
  { table: 'tier_fact', kept: books },
  { table: 'tier_decision', kept: books },
  { table: 'fee_receipt', kept: books },
  {
    table: 'fee_reversal',
    sql: `UPDATE fee_reversal SET reason = '' WHERE ${theirs} AND reason <> ''`,
    kept: books,
  },
  { table: 'programme_trial_member', kept: 'that an id was on trial' },
  { table: 'point_account', kept: books },
  { table: 'point_lot', kept: books },
  { table: 'point_entry', kept: books },
  { table: 'point_operation', kept: books },
  { table: 'point_hold', kept: books },
  { table: 'receipt', kept: books },
  { table: 'purchase', kept: books },
  { table: 'purchase_line', kept: books },
  { table: 'refund', kept: books },
  { table: 'refund_line', kept: books },
  { table: 'redemption', kept: books },
  { table: 'redemption_code', kept: 'a code that was drawn' },
  { table: 'invite_code', kept: 'a code that was drawn' },
  { table: 'invite_phone', sql: `DELETE FROM invite_phone WHERE owner_id = ANY($1)` },
  {
    table: 'referral',
    sql: `UPDATE referral SET decision_reason = NULL WHERE (${theirs} OR referrer_id = ANY($1)) AND decision_reason IS NOT NULL`,
    kept: 'that an id was brought by an id, and who decided',
  },
  { table: 'referral_bonus', kept: books },
  { table: 'referral_rung', kept: books },
  { table: 'campaign_target', kept: 'that an id was written to, for what the campaign brought' },
];
