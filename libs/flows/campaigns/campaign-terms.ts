// Where a campaign's message leads in the mini-program.
import type { CampaignTerms } from '@guike/contracts/http';

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
