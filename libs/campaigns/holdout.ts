// Who is left out of a campaign to compare with: by a lot that falls the same way however often it is drawn. Pure.
import { createHash } from 'node:crypto';
import type { MemberId } from '@guike/kernel';

const HUNDREDTHS = 10_000;

/** Whether a member is among the percent that a campaign leaves out, in each of its runs. */
export function isHeldOut(campaignId: string, memberId: MemberId, percent: number): boolean {
  const lot = createHash('sha256').update(`${campaignId}/${memberId}`).digest().readUInt32BE(0) % HUNDREDTHS;
  return lot < percent * (HUNDREDTHS / 100);
}
