// What members may switch off: messages by what they are about, and the ways beside the inbox. Pure.
// Source: product.md, Campaigns (channels).
import { type MessageKind, messageKinds } from './messages';

export const topics = ['points', 'expiring', 'tier', 'redemption', 'booking', 'benefit', 'birthday', 'offers'] as const;
export type Topic = (typeof topics)[number];

/** The ways that a member may switch, apart for each topic. */
export const reaches = ['wechat', 'email', 'sms', 'call'] as const;
export type Reach = (typeof reaches)[number];

/** Null: about the account itself, and nothing to switch off. */
const topicOfKind: Readonly<Record<MessageKind, Topic | null>> = {
  joined: null,
  purchase: 'points',
  refund: 'points',
  adjustment: 'points',
  claim: 'points',
  expiring: 'expiring',
  tier: 'tier',
  redemption: 'redemption',
  membership: null,
  profile: null,
  birthday: 'birthday',
  campaign: 'offers',
  benefit: 'benefit',
  booking: 'booking',
  event: 'booking',
  coupon: 'offers',
  look: null,
};

const marketing: ReadonlySet<MessageKind> = new Set<MessageKind>(['birthday', 'campaign', 'coupon']);
/** So many come that another way is looked for only where the member has just allowed it. */
const frequent: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'joined',
  'purchase',
  'refund',
  'adjustment',
  'claim',
  'profile',
]);
/** Somebody should ring where nothing else reaches the member: something waits for their answer. */
const needingPerson: ReadonlySet<MessageKind> = new Set<MessageKind>(['booking', 'membership']);

export const topicOf = (kind: MessageKind): Topic | null => topicOfKind[kind];
/** What comes under a topic. */
export const kindsOf = (topic: Topic): MessageKind[] => messageKinds.filter((kind) => topicOfKind[kind] === topic);
/** Counted against the most that a member gets in a week. What serves the member is not. */
export const isMarketing = (kind: MessageKind): boolean => marketing.has(kind);
export const isFrequent = (kind: MessageKind): boolean => frequent.has(kind);
export const needsPerson = (kind: MessageKind): boolean => needingPerson.has(kind);
/** What nothing but marketing comes under: what 退订 switches off. */
export const offerTopics: readonly Topic[] = topics.filter((topic) =>
  kindsOf(topic).every((kind) => isMarketing(kind)),
);
export const marketingKinds: readonly MessageKind[] = [...marketing];
