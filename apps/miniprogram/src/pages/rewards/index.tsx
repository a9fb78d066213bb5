// 积分商城: what my points buy, with pictures, what I can have now first.
import { Text, View } from '@tarojs/components';
import { rewardEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { OfferCard } from '../../rewards/offer-card';
import { type Catalogue, barTo, groupsOf } from '../../rewards/offers';
import { drawingFor } from '../../rewards/pictures';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { grouped } from '../../words/numbers';
import '../../rewards/rewards.css';

const bars = {
  MEMBERS_ONLY: '入会后就能兑换，到店结账时报手机号即可办理',
  ACCOUNT_FROZEN: '会员卡已冻结，暂不能兑换，请联系门店',
} as const;

export default function Rewards() {
  return (
    <Page id="rewards-page">
      <Personal title="登录后看积分商城" words="积分能换什么、还差多少，都在这里" picture={drawingFor(null)}>
        <Mall />
      </Personal>
    </Page>
  );
}

function Mall() {
  const remote = useRemote('rewards', rewardEndpoints.catalogue, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(catalogue) => (
        <>
          <Head available={catalogue.available} />
          {catalogue.rewards.length === 0 ? <Nothing /> : <Offers catalogue={catalogue} />}
        </>
      )}
    </Shown>
  );
}

function Head({ available }: { readonly available: number }) {
  return (
    <View className="mall-head">
      <View className="mall-points">
        <Text id="available" className="mall-number number">
          {grouped(available)}
        </Text>
        <Text className="soft">可用积分</Text>
      </View>
      <Tap id="my-redemptions" className="mall-mine" onTap={() => go('redemptions')}>
        <Text>我的兑换</Text>
        <View className="chevron" />
      </Tap>
    </View>
  );
}

function Offers({ catalogue: { rewards } }: { readonly catalogue: Catalogue }) {
  const bar = barTo(rewards);
  return (
    <>
      {bar !== null && <Banner id="mall-bar">{bars[bar]}</Banner>}
      {groupsOf(rewards).map(({ name, title, offers }) => (
        <Section key={name} id={`offers-${name}`} {...(title === null ? {} : { title })}>
          <View className="offers">
            {offers.map((offer) => (
              <OfferCard key={offer.id} offer={offer} />
            ))}
          </View>
        </Section>
      ))}
    </>
  );
}

function Nothing() {
  return (
    <Blank
      id="nothing-yet"
      title="商品正在准备"
      picture={drawingFor(null)}
      action={{ words: '看积分明细', onTap: () => go('points') }}
    >
      上架后在这里兑换。积分先为您留着
    </Blank>
  );
}

function Shape() {
  return (
    <>
      <Bones height={88} width={40} />
      <View className="offers section">
        {[1, 2, 3, 4].map((place) => (
          <View key={place} className="offer">
            <Bones height={332} round />
            <Bones height={36} width={70} />
            <Bones height={36} width={45} />
          </View>
        ))}
      </View>
    </>
  );
}
