// The code of a redemption, big and bright on white in every light; once handed out, only that it was.
import { Text, View } from '@tarojs/components';
import { Voucher } from '../card/voucher';
import { asNews } from '../ui/aria';
import { type Redemption, stateWords } from './redemptions';
import { RewardPicture } from './reward-picture';

export function CodePanel({ redemption }: { readonly redemption: Redemption }) {
  return redemption.state === 'open' ? <Open redemption={redemption} /> : <Done redemption={redemption} />;
}

function Open({ redemption: { name, code, sentence } }: { readonly redemption: Redemption }) {
  return (
    <Voucher of="redemption" code={code} picture="兑换码二维码" sentence={sentence}>
      <Text className="voucher-name">{name}</Text>
    </Voucher>
  );
}

function Done({ redemption: { name, picture, state, sentence } }: { readonly redemption: Redemption }) {
  return (
    <View className="card voucher-done" {...asNews}>
      <RewardPicture picture={picture} width={600} className="voucher-picture" />
      <Text id="redemption-state" className="title">
        {stateWords[state]}
      </Text>
      <Text className="line lead">{name}</Text>
      <Text id="redemption-sentence" className="line soft number">
        {sentence}
      </Text>
    </View>
  );
}
