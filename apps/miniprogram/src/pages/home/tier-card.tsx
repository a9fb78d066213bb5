// The member's card: the tier in its metal, the name, and the way to the code.
import { Image, Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Tap } from '../../ui/tap';
import { instantDayWords } from '../../words/days';
import type { Home } from './answers';
import { codeMark, engraving } from './drawings';

interface TierCardProps {
  readonly home: Home;
  readonly tier: NonNullable<Home['tier']>;
  readonly shopName: string;
}

export function TierCard({ home, tier, shopName }: TierCardProps) {
  const frozen = home.state === 'frozen';
  return (
    <Tap
      id="tier-card"
      className={classes('tier-card', frozen ? 'tier-card-frozen' : metalOf(tier.code))}
      onTap={() => go('code')}
    >
      <Image className="tier-engraving" src={engraving} mode="aspectFill" aria-hidden />
      <View className="tier-top">
        <Text className="tier-shop">{shopName}</Text>
        {frozen ? (
          <Text className="tier-code">已冻结</Text>
        ) : (
          <View id="open-code" className="tier-code">
            <Image className="tier-code-mark" src={codeMark} aria-hidden />
            <Text>会员码</Text>
          </View>
        )}
      </View>
      <View className="tier-middle">
        <Text id="tier-name" className="tier-name">
          {tier.name}
        </Text>
        <Text className="tier-member">会员</Text>
      </View>
      <View className="tier-bottom">
        <Text id="member-name" className="tier-person">
          {home.name ?? ''}
        </Text>
        <Text className="tier-since number">{`${instantDayWords(tier.since, phoneTime())}起`}</Text>
      </View>
    </Tap>
  );
}
