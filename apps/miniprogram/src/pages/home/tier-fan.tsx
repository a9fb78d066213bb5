// Every tier, as the cards of a wallet, the highest in front.
import { Image, Text, View } from '@tarojs/components';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Tap } from '../../ui/tap';
import type { Welcome } from './answers';
import { engraving } from './drawings';

export function TierFan({ tiers }: { readonly tiers: Welcome['tiers'] }) {
  const last = tiers.length - 1;
  return (
    <Tap id="tier-fan" className="tier-fan" onTap={() => go('tiers')}>
      {tiers.map((tier, place) => (
        <View
          key={tier.code}
          className={classes('fan-card', metalOf(tier.code, place, tiers.length), place === last && 'fan-front')}
        >
          {place === last && <Image className="tier-engraving" src={engraving} mode="aspectFill" aria-hidden />}
          <Text className="fan-name">{tier.name}</Text>
          <Text className="fan-benefits">{tier.benefits}</Text>
        </View>
      ))}
    </Tap>
  );
}
