// 首页 for somebody who has not signed in: the tiers, how one joins, how points work. Nothing is asked of them.
import { Text, View } from '@tarojs/components';
import { HomeLooks } from '../../looks/home-looks';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Section } from '../../ui/section';
import type { Welcome } from './answers';
import { TierFan } from './tier-fan';

export function GuestHome({ welcome }: { readonly welcome: Welcome }) {
  return (
    <>
      <View className="page-head">
        <Text id="shop-name" className="head-title">
          {welcome.shopName}
        </Text>
        <Text className="line lead soft">{headline(welcome)}</Text>
      </View>
      <TierFan tiers={welcome.tiers} />
      <HomeLooks />
      <Section title="怎样成为会员">
        <Sentences id="joining" sentences={welcome.joining} />
      </Section>
      <Section title="积分怎么用">
        <Sentences id="points-words" sentences={welcome.points} />
      </Section>
      {welcome.filing !== null && <Text className="line guest-filing small soft">{welcome.filing}</Text>}
    </>
  );
}

/** At the thumb, and never in the way. */
export function SignInButton() {
  return (
    <Button id="sign-in" onTap={() => go('signIn')}>
      登录 / 入会
    </Button>
  );
}

const headline = ({ tiers }: Welcome): string =>
  tiers.length > 1 ? `会员分 ${tiers.length} 个等级，权益逐级增加` : '会员消费积分，到店可抵用';

function Sentences({ id, sentences }: { readonly id: string; readonly sentences: readonly string[] }) {
  return (
    <View id={id}>
      {sentences.map((sentence) => (
        <Text key={sentence} className="sentence">
          {sentence}
        </Text>
      ))}
    </View>
  );
}
