// What members read when a review or the shop decided about their tier. Source: product.md, Tiers; design.md, Copy.
import type { BusinessDay } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

interface Protected {
  readonly tierName: string;
  /** The last day of the protection. */
  readonly until: BusinessDay;
  /** 再消费 ¥1,240 即可保级; null where no sentence can tell. */
  readonly missing: string | null;
  readonly today: BusinessDay;
}

const howToKeep = (missing: string | null): string => missing ?? '保级条件请看等级页，或问门店';

/** The keep rule was failed: what is missing, and until when. */
export function protectedMessage({ tierName, until, missing, today }: Protected): Message {
  return {
    kind: 'tier',
    title: `${tierName}会员保级期至${dayInWords(until, today)}`,
    body: `${howToKeep(missing)}。保级期内，${tierName}会员的权益照旧。`,
  };
}

/** The protection ends soon. */
export function protectionEndingMessage({ tierName, until, missing, today }: Protected): Message {
  return {
    kind: 'tier',
    title: `${tierName}会员的保级期到${dayInWords(until, today)}`,
    body: `${howToKeep(missing)}。到期后的评估仍未达到，会降一级。`,
  };
}

export function keptMessage({ tierName }: { readonly tierName: string }): Message {
  return { kind: 'tier', title: `${tierName}会员已保级`, body: '保级条件已达到，权益照旧。' };
}

/** `name` is the tier from now on. */
export function droppedMessage({ name, before }: { readonly name: string; readonly before: string }): Message {
  return {
    kind: 'tier',
    title: `您的等级调整为${name}会员`,
    body: `这次评估没有达到${before}会员的保级条件。以后达到升级条件，当次消费即升级。`,
  };
}

interface Floor {
  readonly tierName: string;
  /** The last day. */
  readonly until: BusinessDay;
  readonly today: BusinessDay;
}

/** The shop gives a tier until a day. */
export function floorMessage({ tierName, until, today }: Floor): Message {
  return {
    kind: 'tier',
    title: `门店为您定为${tierName}会员`,
    body: `到${dayInWords(until, today)}为止，期间权益按${tierName}会员。`,
  };
}

/** The shop's tier ends soon; `after` is the tier that was earned. */
export function floorEndingMessage({ tierName, until, today, after }: Floor & { readonly after: string }): Message {
  return {
    kind: 'tier',
    title: `${tierName}会员到${dayInWords(until, today)}`,
    body: `这是门店为您定的等级，到期后为${after}会员。达到升级条件，当次消费即升级。`,
  };
}

/** The shop's tier has ended. */
export function floorEndedMessage({ tierName, name }: { readonly tierName: string; readonly name: string }): Message {
  return {
    kind: 'tier',
    title: `您的等级调整为${name}会员`,
    body: `门店为您定的${tierName}会员已到期。达到升级条件，当次消费即升级。`,
  };
}
