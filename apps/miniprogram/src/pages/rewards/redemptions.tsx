// 我的兑换: what is still to be fetched first, then what became of the others.
import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { rewardEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import type { Growing } from '../../remote/use-older';
import { useRemote } from '../../remote/use-remote';
import { drawingFor } from '../../rewards/pictures';
import { RewardPicture } from '../../rewards/reward-picture';
import { type Redemption, type RedemptionPage, stateWords } from '../../rewards/redemptions';
import { useRedemptions } from '../../rewards/use-redemptions';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go, goRedemption } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { grouped } from '../../words/numbers';
import '../../rewards/rewards.css';

export default function Redemptions() {
  return (
    <Page id="redemptions-page">
      <Personal title="登录后看我的兑换" words="兑换码和领取期限都在这里" picture={drawingFor(null)}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('redemptions', rewardEndpoints.redemptions, {});
  const scope = useSession()?.scope;
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(page) => (page.redemptions.length === 0 ? <Nothing /> : <List key={scope} first={page} />)}
    </Shown>
  );
}

function List({ first }: { readonly first: RedemptionPage }) {
  const shown = useRedemptions(first);
  useReachBottom(() => {
    if (shown.problem === null) void shown.older();
  });
  const open = shown.items.filter(({ state }) => state === 'open');
  const done = shown.items.filter(({ state }) => state !== 'open');
  return (
    <>
      <Stack id="redemptions-open" title="待领取" redemptions={open} />
      <Stack id="redemptions-done" title={open.length === 0 ? null : '以前的'} redemptions={done} />
      <Foot shown={shown} />
    </>
  );
}

interface StackProps {
  readonly id: string;
  readonly title: string | null;
  readonly redemptions: readonly Redemption[];
}

function Stack({ id, title, redemptions }: StackProps) {
  if (redemptions.length === 0) return null;
  return (
    <Section id={id} {...(title === null ? {} : { title })}>
      {redemptions.map((redemption) => (
        <RedemptionCard key={redemption.id} redemption={redemption} />
      ))}
    </Section>
  );
}

/** One that is open leads to its code; of the others nothing more is to be told. */
function RedemptionCard({ redemption }: { readonly redemption: Redemption }) {
  const { id, name, picture, points, state, sentence } = redemption;
  const content = (
    <>
      <RewardPicture picture={picture} width={200} className="redemption-picture" />
      <View className="row-text">
        <View className="redemption-head">
          <Text className="redemption-name">{name}</Text>
          <Text className={state === 'open' ? 'link small' : 'soft small'}>{stateWords[state]}</Text>
        </View>
        <Text className="line small number">{sentence}</Text>
        <Text className="line soft small number">{`${grouped(points)} 积分`}</Text>
      </View>
    </>
  );
  if (state !== 'open')
    return (
      <View id={`redemption-${id}`} className="card redemption">
        {content}
      </View>
    );
  return (
    <Tap id={`redemption-${id}`} className="card redemption" onTap={() => goRedemption(id)}>
      {content}
      <View className="chevron" />
    </Tap>
  );
}

function Foot({ shown }: { readonly shown: Growing<Redemption> }) {
  if (shown.loading) return <Bones height={176} round />;
  if (shown.next === null) return null;
  return (
    <View className="section">
      {shown.problem !== null && <Banner>{shown.problem.title}</Banner>}
      <Button id="older" kind="quiet" onTap={() => void shown.older()}>
        {shown.problem === null ? '更早的兑换' : '再试一次'}
      </Button>
    </View>
  );
}

function Nothing() {
  return (
    <Blank
      id="nothing-yet"
      title="还没有兑换"
      picture={drawingFor(null)}
      action={{ words: '去积分商城', onTap: () => go('rewards') }}
    >
      兑换后，兑换码和领取期限都在这里
    </Blank>
  );
}

function Shape() {
  return (
    <View className="section">
      {[1, 2, 3].map((place) => (
        <Bones key={place} height={208} round />
      ))}
    </View>
  );
}
