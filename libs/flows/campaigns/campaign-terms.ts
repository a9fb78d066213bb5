// What head office says of a campaign, apart from where it stands.
import type { CampaignTerms } from '@guike/contracts/http';

/** The terms of a campaign, without what else is known of it. */
export const termsOf = (campaign: CampaignTerms): CampaignTerms => ({
  name: campaign.name,
  rule: campaign.rule,
  schedule: campaign.schedule,
  content: campaign.content,
  mostMessages: campaign.mostMessages,
  mostCouponFen: campaign.mostCouponFen,
  holdoutPercent: campaign.holdoutPercent,
  outcomeDays: campaign.outcomeDays,
  cooldownDays: campaign.cooldownDays,
});

/** Pages of the mini-program that a message may lead to. */
const links: Readonly<Record<CampaignTerms['content']['link'], string | null>> = {
  none: null,
  points: 'pages/points/index',
  rewards: 'pages/rewards/index',
  benefits: 'pages/benefits/index',
  coupons: 'pages/coupons/index',
  tier: 'pages/tiers/index',
};

/** The page that a content leads to, as a field of a delivery; nothing where it leads nowhere. */
export function linkOf({ link }: CampaignTerms['content']): { readonly link?: string } {
  const page = links[link];
  return page === null ? {} : { link: page };
}
