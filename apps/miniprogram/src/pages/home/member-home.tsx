// 首页 for somebody who has signed in: a member's card, points and next step, or the way to become one.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { HomeLooks } from '../../looks/home-looks';
import { NextForMe } from '../../events/next-for-me';
import { go } from '../../ui/go';
import { Row } from '../../ui/row';
import { Tap } from '../../ui/tap';
import { Track } from '../../ui/track';
import { Banner } from '../../ui/trouble';
import { dayWords } from '../../words/days';
import type { Home, Welcome } from './answers';
import { frozenWords } from './frozen-words';
import { LatestMessage } from './latest-message';
import { NotYet } from './not-yet';
import { PointsHead } from './points-head';
import { TierCard } from './tier-card';

interface MemberHomeProps {
  readonly home: Home;
  /** Null until it is there: only the shop's name and the tiers come from it. */
  readonly welcome: Welcome | null;
  readonly scope: string;
}

export function MemberHome({ home, welcome, scope }: MemberHomeProps) {
  if (home.tier === null)
    return (
      <>
        <Leaving home={home} />
        <NotYet home={home} tiers={welcome?.tiers ?? []} />
      </>
    );
  return (
    <>
      <Leaving home={home} />
      {home.state === 'frozen' && <Banner id="frozen">{frozenWords(home)}</Banner>}
      <TierCard home={home} tier={home.tier} shopName={welcome?.shopName ?? ''} />
      <PointsHead home={home} scope={scope} />
      <NextForMe />
      <Row id="home-rewards" onTap={() => go('rewards')}>
        积分商城
      </Row>
      {home.state !== 'frozen' && <Next home={home} />}
      <LatestMessage inbox={home.inbox} />
      <HomeLooks />
    </>
  );
}

/** For who is leaving: until when they may stay after all, and the way to it. */
function Leaving({ home: { leavingThrough } }: { readonly home: Home }) {
  if (leavingThrough === null) return null;
  return (
    <Row id="leaving" note={`${dayWords(leavingThrough, phoneTime())}前（含当日）可以撤回`} onTap={() => go('exit')}>
      退会申请已收到
    </Row>
  );
}

/** What is missing for the next tier, in words, and a fine line. */
function Next({ home: { next, progress } }: { readonly home: Home }) {
  if (next === null) return null;
  return (
    <Tap id="next" className="next" onTap={() => go('tiers')}>
      <View className="next-head">
        <Text id="next-sentence" className="next-sentence number">
          {next.sentence}
        </Text>
        <View className="chevron" />
      </View>
      {progress !== null && <Track share={progress} />}
    </Tap>
  );
}
