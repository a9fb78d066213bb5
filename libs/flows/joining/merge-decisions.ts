// Every table that knows a member, and what becomes of it when two are found to be one. A test holds this list against the
// database, and the table of docs/adr/0014 against this list, so that no new table is forgotten.

/**
 * `moved`: handed over in the merge's own transaction. `followed`: stays, and is read by every name that somebody has had.
 * `settled`: what is open is ended by the merge, or stands in its way. `stays`: nobody looks for it under the other name.
 */
export type MergeWay = 'moved' | 'followed' | 'settled' | 'stays';

export interface MergeDecision {
  readonly way: MergeWay;
  readonly tables: readonly string[];
  readonly why: string;
}

export const mergeDecisions: readonly MergeDecision[] = [
  { way: 'moved', tables: ['member_phone', 'member_external'], why: 'what names somebody leads to who stays' },
  { way: 'moved', tables: ['wechat_identity'], why: 'signing in leads to who stays; a second one follows the alias' },
  { way: 'moved', tables: ['member_email'], why: 'proved by the same person, where who stays has none' },
  {
    way: 'moved',
    tables: ['member_profile'],
    why: 'field by field where who stays has none; no contact and a changed birthday hold for both',
  },
  { way: 'moved', tables: ['member_consent'], why: 'of each purpose what was said last; its day and place with it' },
  { way: 'moved', tables: ['message_preference'], why: 'what was said last' },
  { way: 'moved', tables: ['member_tag'], why: 'both cards’ tags' },
  { way: 'moved', tables: ['benefit_pick', 'benefit_pick_change'], why: 'where who stays has picked nothing' },
  {
    way: 'moved',
    tables: ['point_account', 'point_lot', 'point_entry', 'point_operation'],
    why: 'lots with their days and the debt, as entries on both sides',
  },
  {
    way: 'moved',
    tables: ['member_tier', 'member_visit', 'tier_fact', 'tier_decision'],
    why: 'added to the other’s facts, the tier decided anew',
  },
  { way: 'moved', tables: ['fee_receipt', 'fee_reversal'], why: 'a fee counts on; its receipt proves it where it is' },
  {
    way: 'followed',
    tables: ['coupon', 'coupon_code', 'coupon_use', 'benefit_use', 'benefit_gift', 'booking', 'loan', 'partner_use'],
    why: 'still good, and what was used counts',
  },
  {
    way: 'followed',
    tables: ['family_member', 'family_use', 'family_invitation', 'family_code'],
    why: 'whoever shares and is shared with goes on',
  },
  {
    way: 'followed',
    tables: ['album_photo', 'photo_offer', 'look', 'look_key', 'look_photo', 'look_check', 'look_reservation'],
    why: 'the album and the looks are shown under who stays',
  },
  {
    way: 'followed',
    tables: ['look_like', 'look_counting', 'look_claim', 'look_report'],
    why: 'likes are of a WeChat; points of a look go to who its owner is now',
  },
  {
    way: 'followed',
    tables: ['referral', 'referral_bonus', 'referral_rung', 'invite_code'],
    why: 'both codes lead to who stays, and so do friends',
  },
  {
    way: 'followed',
    tables: ['event_invitation', 'event_rating', 'event_thanks'],
    why: 'an invitation can still be answered, and what was said stands',
  },
  { way: 'followed', tables: ['message_grant'], why: 'permissions are of a WeChat' },
  { way: 'followed', tables: ['birthday_year'], why: 'nobody is congratulated twice for a year' },
  { way: 'followed', tables: ['care_task', 'care_task_step'], why: 'what is to be done is shown with who stays' },
  {
    way: 'followed',
    tables: ['purchase', 'purchase_line', 'receipt', 'refund', 'refund_line'],
    why: 'a refund finds the sale and is passed on; the history stays readable in the office',
  },
  { way: 'settled', tables: ['redemption', 'redemption_code'], why: 'what was not fetched lapses, its points move' },
  { way: 'settled', tables: ['member_card'], why: 'void' },
  { way: 'settled', tables: ['point_hold', 'point_adjustment', 'purchase_claim'], why: 'nothing may be open' },
  { way: 'settled', tables: ['tier_override'], why: 'ended first: nobody could end it afterwards' },
  { way: 'settled', tables: ['event_answer', 'event_ticket', 'event_scan'], why: 'no answer to something to come' },
  {
    way: 'settled',
    tables: ['membership_application', 'membership_invitation', 'card_freeze', 'member_exit'],
    why: 'nothing may be open; what was decided stays with whom it was decided about',
  },
  { way: 'stays', tables: ['member_alias', 'audit_log'], why: 'say who was who, and who did what' },
  {
    way: 'stays',
    tables: ['inbox_message', 'message_send'],
    why: 'what was told to whom; what is sent later goes to who stays',
  },
  { way: 'stays', tables: ['campaign_target'], why: 'whom a campaign reached, for what it brought' },
  { way: 'stays', tables: ['programme_trial_member'], why: 'an id that was on trial' },
  { way: 'stays', tables: ['data_export', 'email_code', 'partner_pass'], why: 'gone within a day by themselves' },
  { way: 'stays', tables: ['replay_share'], why: 'a picture of one card’s year; another is made when it is asked for' },
  { way: 'stays', tables: ['public_name'], why: 'chosen for one card; who stays says their own' },
];
