// Every job by name: what it carries (ids only) and how often it is tried. Both ends parse with these schemas.
import { z } from 'zod';

const id = z.uuid();

const job = <T extends z.ZodType>(payload: T, attempts = 8) => ({ payload, attempts });

export const jobs = {
  'member.joined': job(z.object({ v: z.literal(1), memberId: id })),
  'purchase.recorded': job(z.object({ v: z.literal(1), memberId: id, purchaseId: id, points: z.int() })),
  'purchase.reversed': job(z.object({ v: z.literal(1), memberId: id, refundId: id, points: z.int() })),
  'tier.upgraded': job(z.object({ v: z.literal(1), memberId: id, decisionId: id })),
  'reward.redeemed': job(z.object({ v: z.literal(1), memberId: id, redemptionId: id })),
  'redemption.lapsed': job(z.object({ v: z.literal(1), memberId: id, redemptionId: id })),
  'tier.reviewed': job(z.object({ v: z.literal(1), memberId: id, decisionId: id })),
  // So many of one delivery go together: a campaign's job each would be as much work as its messages.
  'message.planned': job(
    z.object({
      v: z.literal(1),
      messages: z
        .array(z.object({ memberId: id, messageId: id }))
        .min(1)
        .max(100),
    }),
  ),
  'review.started': job(z.object({ v: z.literal(1), reviewId: id })),
  'campaign.started': job(z.object({ v: z.literal(1), runId: id })),
  // Members by their ids, both ends included, whose birthday or day of joining a day is.
  'birthday.found': job(
    z.object({ v: z.literal(1), occasion: z.enum(['birthday', 'joining']), day: z.iso.date(), from: id, through: id }),
  ),
  'birthday.told': job(z.object({ v: z.literal(1), memberId: id })),
  'export.asked': job(z.object({ v: z.literal(1), memberId: id, exportId: id })),
  // What WeChat has told us; who a follower is may have to be asked, so a busy hour of WeChat's is waited out.
  'wechat.event': job(z.object({ v: z.literal(1), eventId: id })),
  // Text and pictures are asked about outside of transactions; WeChat's busy hours are waited out.
  'look.submitted': job(z.object({ v: z.literal(1), memberId: id, lookId: id })),
  'look.published': job(z.object({ v: z.literal(1), memberId: id, lookId: id })),
  // Of an event: those invited, those who come and those who answered are told; who came is thanked.
  'event.opened': job(z.object({ v: z.literal(1), eventId: id })),
  'event.segment_invited': job(z.object({ v: z.literal(1), eventId: id, orderId: id })),
  'event.changed': job(z.object({ v: z.literal(1), eventId: id, version: z.int() })),
  'event.cancelled': job(z.object({ v: z.literal(1), eventId: id })),
  'event.held': job(z.object({ v: z.literal(1), eventId: id })),
  'grant.started': job(z.object({ v: z.literal(1), grantId: id })),
  'referral.touched': job(z.object({ v: z.literal(1), identityId: id, touchId: id })),
  'referral.bound': job(z.object({ v: z.literal(1), memberId: id })),
  'import.staged': job(z.object({ v: z.literal(1), batchId: id })),
} as const;

export type JobName = keyof typeof jobs;
/** A queue may hold jobs of another version of this table. */
export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name);
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;

/** How a job travels through the queue: the outbox row it closes, and the request it came from. */
export const jobEnvelope = z.object({
  outboxId: id,
  requestId: z.string().optional(),
  payload: z.unknown(),
});
export type JobEnvelope = z.infer<typeof jobEnvelope>;
