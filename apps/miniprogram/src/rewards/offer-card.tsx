// One reward in 积分商城: its picture, its name, its price, and why not now.
import { Text, View } from '@tarojs/components';
import { classes } from '../ui/classes';
import { goReward } from '../ui/go';
import { Tap } from '../ui/tap';
import { type Offer, noteOf } from './offers';
import { Price } from './price';
import { RewardPicture } from './reward-picture';

export function OfferCard({ offer }: { readonly offer: Offer }) {
  const note = noteOf(offer);
  return (
    <Tap id={`reward-${offer.id}`} className="offer" onTap={() => goReward(offer.id)}>
      <RewardPicture
        picture={offer.picture}
        width={600}
        className={classes('offer-picture', offer.can === 'REWARD_SOLD_OUT' && 'offer-gone')}
      />
      <View className="offer-text">
        <Text className="offer-name">{offer.name}</Text>
        <Price points={offer.points} />
        {note !== null && <Text className="line soft small number">{note}</Text>}
      </View>
    </Tap>
  );
}
