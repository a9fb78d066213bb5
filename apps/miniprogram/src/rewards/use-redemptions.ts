// The redemptions on the screen: the newest page, and older ones after it.
import { rewardEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { type Growing, useOlder } from '../remote/use-older';
import type { Redemption, RedemptionPage } from './redemptions';

const asItems = ({ redemptions, next }: RedemptionPage) => ({ items: redemptions, next });

export function useRedemptions(first: RedemptionPage): Growing<Redemption> {
  return useOlder(asItems(first), async (after) =>
    asItems(await call(rewardEndpoints.redemptions, { query: { after } })),
  );
}
