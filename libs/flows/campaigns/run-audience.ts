// Whom a run asks for besides its segment: what must have happened to them, and who had it lately. Pure.
import { type AudienceLimits, type CampaignRun, occasionOf } from '@guike/campaigns';
import { addDays } from '@guike/kernel';

/** The limits of a run's audience. */
export function limitsOf({ id, campaignId, day, terms: { schedule, cooldownDays } }: CampaignRun): AudienceLimits {
  const cooldown = cooldownDays === 0 ? null : { campaignId, since: addDays(day, -cooldownDays) };
  return { occasion: occasionOf(schedule, day), cooldown, runId: id };
}
