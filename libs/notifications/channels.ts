// Which way a message goes beside the inbox: at most one, the best that is open, not at night and not too often. Pure.
// Source: product.md, Campaigns (channels, quiet hours, frequency cap).
import { type BusinessDay, addDays, businessDayOf, instantOfLocal } from '@guike/kernel';
import type { MessageKind } from './messages';
import { type Reach, isFrequent, isMarketing, needsPerson } from './topics';

export const channels = ['subscription', 'official_account', 'email', 'sms', 'care'] as const;
export type Channel = (typeof channels)[number];

/** Why there is no further way. */
export type SkipReason = 'left' | 'switched_off' | 'often_enough' | 'no_grant' | 'no_way';

/** What the programme says about messages. Hours of the day, 0 to 24. */
export interface MessageRules {
  readonly quietFrom: number;
  readonly quietTo: number;
  /** Of marketing, to one member in seven days. */
  readonly mostPerWeek: number;
  readonly smsFor: readonly string[];
}

export interface ReachFacts {
  readonly kind: MessageKind;
  /** Is a member, or about to be one. */
  readonly isHere: boolean;
  /** The member's own switches for what this is about. */
  readonly wants: Readonly<Record<Reach, boolean>>;
  /** Agreed to be told of offers; null: was never asked. */
  readonly agreesToOffers: boolean | null;
  /** Marketing that went out to this member in the last seven days. */
  readonly lately: number;
  /** WeChat has a template for it. */
  readonly hasTemplate: boolean;
  /** There is a permission that is not used yet. */
  readonly hasGrant: boolean;
  /** Follows the Official Account, which has a template for it. */
  readonly followsAccount: boolean;
  /** An address was proved, mail still arrives there, and the shop has a mail server. */
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** Ways that were tried in vain. */
  readonly tried: ReadonlySet<Channel>;
}

export type Way = { readonly channel: Channel } | { readonly channel: null; readonly reason: SkipReason };

/** The best way that is open, or why there is none. */
export function decideWay(facts: ReachFacts, rules: MessageRules): Way {
  const { kind, isHere, wants, lately, tried } = facts;
  if (!isHere) return none('left');
  if (isMarketing(kind) && facts.agreesToOffers === false) return none('switched_off');
  if (isMarketing(kind) && lately >= rules.mostPerWeek) return none('often_enough');
  const open = waysOpen(facts, rules).find((channel) => !tried.has(channel));
  if (open !== undefined) return { channel: open };
  if (Object.values(wants).every((wanted) => !wanted)) return none('switched_off');
  return none(facts.hasTemplate && wants.wechat ? 'no_grant' : 'no_way');
}

const reachOfChannel: Readonly<Record<Channel, Reach>> = {
  subscription: 'wechat',
  official_account: 'wechat',
  email: 'email',
  sms: 'sms',
  care: 'call',
};

/** Why a message that had to wait is not sent after all; null: it is. */
export function whyNotAnyMore(
  { kind, isHere, wants, agreesToOffers }: ReachFacts,
  channel: Channel,
): SkipReason | null {
  if (!isHere) return 'left';
  if (isMarketing(kind) && agreesToOffers === false) return 'switched_off';
  return wants[reachOfChannel[channel]] ? null : 'switched_off';
}

/** Best first. */
function waysOpen(facts: ReachFacts, { smsFor }: MessageRules): Channel[] {
  const { kind, wants, hasTemplate, hasGrant, followsAccount, hasEmail, hasPhone, agreesToOffers } = facts;
  const open: Channel[] = [];
  if (wants.wechat && hasTemplate && hasGrant) open.push('subscription');
  if (wants.wechat && followsAccount) open.push('official_account');
  // The law wants offers by e-mail and text message asked for beforehand; a WeChat permission is that already.
  const mayWrite = !isMarketing(kind) || agreesToOffers === true;
  if (wants.email && hasEmail && mayWrite && !isFrequent(kind)) open.push('email');
  if (wants.sms && hasPhone && smsFor.includes(kind) && mayWrite) open.push('sms');
  if (wants.call && hasPhone && needsPerson(kind)) open.push('care');
  return open;
}

const none = (reason: SkipReason): Way => ({ channel: null, reason });

/** The moment to send: now, or the end of the quiet hours that `now` lies in. Equal hours: never quiet. */
export function sendAt(now: Date, { quietFrom, quietTo }: MessageRules, timeZone: string): Date {
  if (quietFrom === quietTo) return now;
  const today = businessDayOf(now, timeZone);
  const from = hourOf(today, quietFrom, timeZone);
  const to = hourOf(today, quietTo, timeZone);
  if (quietFrom < quietTo) return now >= from && now < to ? to : now;
  if (now < to) return to;
  return now >= from ? hourOf(addDays(today, 1), quietTo, timeZone) : now;
}

function hourOf(day: BusinessDay, hour: number, timeZone: string): Date {
  if (hour === 24) return hourOf(addDays(day, 1), 0, timeZone);
  return instantOfLocal(`${day} ${String(hour).padStart(2, '0')}:00:00`, timeZone);
}

const BACKOFF_MINUTES = [1, 5, 15, 60, 240];

/** When to try again after so many refusals that pass; null: not any more. */
export function retryAt(now: Date, attempts: number): Date | null {
  const minutes = BACKOFF_MINUTES[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}
