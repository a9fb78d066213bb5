// 等级说明: every tier and the ways to it; for a member where they are, why, and what is missing for the next.
import { Text, View } from '@tarojs/components';
import { doorEndpoints, memberEndpoints, memberTierEndpoints } from '@guike/contracts/http';
import { ConsentDue } from '../../consent/consent-due';
import { MessageAsk } from '../../messages/message-ask';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Keeping, TierHistory, type TierStanding } from '../../tiers/keeping';
import { MyReasons } from '../../tiers/my-reasons';
import { TierCard, Ways } from '../../tiers/tier-card';
import { type PlacedTier, type TiersPage, inOrder } from '../../tiers/tiers-page';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import './index.css';

export default function Tiers() {
  const session = useSession();
  if (session === null) return <ForGuests />;
  if (!session.consentDue) return <ForMembers />;
  return (
    <Page id="tiers-page">
      <ConsentDue />
    </Page>
  );
}

function ForMembers() {
  const remote = useRemote('tiers', memberEndpoints.tiers, {});
  const standing = useRemote('tier-standing', memberTierEndpoints.tierStanding, { query: { limit: 30 } });
  usePull(remote.reload, standing.reload);
  return (
    <Page id="tiers-page">
      <Shown remote={remote} bones={<Shape />}>
        {(page) => <Mine page={page} standing={standing.data} />}
      </Shown>
    </Page>
  );
}

interface MineProps {
  readonly page: TiersPage;
  /** Null until it is there: the page is whole without. */
  readonly standing: TierStanding | null;
}

function Mine({ page, standing }: MineProps) {
  const { current, ahead, passed } = inOrder(page.tiers);
  return (
    <>
      {standing !== null && <Keeping protection={standing.protection} floor={standing.floor} />}
      {current !== null && (
        <TierCard tier={current} metal={current.metal} mark="您在这里">
          {page.mine === null ? <Ways ways={current.ways} /> : <MyReasons page={page} mine={page.mine} />}
        </TierCard>
      )}
      <MessageAsk place="tier" words="升级、保级和到期，可提醒到微信" />
      <Group title={current === null ? '会员等级' : '接下来'} tiers={ahead} />
      <Group title="已经走过" tiers={passed} />
      {standing !== null && <TierHistory history={standing.history} />}
      {page.notes.length > 0 && (
        <Section id="tier-notes" title="说明">
          {page.notes.map((note) => (
            <Text key={note} className="line soft rank-note">
              {note}
            </Text>
          ))}
        </Section>
      )}
    </>
  );
}

function Group({ title, tiers }: { readonly title: string; readonly tiers: readonly PlacedTier[] }) {
  if (tiers.length === 0) return null;
  return (
    <Section title={title}>
      {tiers.map((tier) => (
        <TierCard key={tier.code} tier={tier} metal={tier.metal} missing={tier.missing} progress={tier.progress} />
      ))}
    </Section>
  );
}

function ForGuests() {
  const welcome = useRemote('welcome', doorEndpoints.welcome, {});
  usePull(welcome.reload);
  const foot = (
    <Button id="sign-in" onTap={() => go('signIn')}>
      登录 / 入会
    </Button>
  );
  return (
    <Page id="tiers-page" foot={foot}>
      <Shown remote={welcome} bones={<Shape />}>
        {({ tiers, joining }) => (
          <>
            {tiers.map((tier, place) => (
              <TierCard key={tier.code} tier={tier} metal={metalOf(tier.code, place, tiers.length)} />
            ))}
            <Section title="怎样入会">
              <View className="card">
                <Ways ways={joining} />
              </View>
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
}

function Shape() {
  return (
    <>
      <Bones height={420} round />
      <Bones height={320} round />
      <Bones height={320} round />
    </>
  );
}
