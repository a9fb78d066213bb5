// 权益: mine to use now, mine to pick, booked; for who is no member yet, what each tier may choose.
import { Image, Text, View } from '@tarojs/components';
import { type AnswerOf, benefitEndpoints, doorEndpoints } from '@guike/contracts/http';
import { ConsentDue } from '../../consent/consent-due';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { Mine } from './mine';
import { clothesRail } from './picture';
import '../../benefits/benefits.css';
import './index.css';

type Tiers = AnswerOf<typeof doorEndpoints.welcome>['tiers'];

export default function Benefits() {
  const session = useSession();
  return (
    <Page id="benefits-page">{session === null ? <Outside /> : session.consentDue ? <ConsentDue /> : <Inside />}</Page>
  );
}

function Inside() {
  const remote = useRemote('benefits', benefitEndpoints.mine, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(mine) => (mine.tierName === null && mine.rests === null ? <Outside /> : <Mine mine={mine} remote={remote} />)}
    </Shown>
  );
}

/** What there will be: for a guest, and for somebody who is known and no member. */
function Outside() {
  const welcome = useRemote('welcome', doorEndpoints.welcome, {});
  return (
    <>
      <Image className="benefits-picture" src={clothesRail} mode="aspectFill" aria-hidden />
      <View className="benefits-heading">
        <Text id="benefits-title" className="benefits-title serif">
          权益由您挑选
        </Text>
        <Text className="line soft">入会后在这里挑选、预约，到店使用。等级越高，可选的越多。</Text>
      </View>
      <Shown remote={welcome} bones={<Bones height={420} />}>
        {({ tiers }) => <Ladder tiers={tiers} />}
      </Shown>
      <Button id="to-tiers" kind="quiet" onTap={() => go('tiers')}>
        看会员等级
      </Button>
    </>
  );
}

function Ladder({ tiers }: { readonly tiers: Tiers }) {
  return (
    <View id="benefits-ladder" className="benefits-ladder">
      {tiers.map(({ code, name, benefits }, place) => (
        <View key={code} id={`benefits-${code}`} className="benefits-step">
          <View className={classes('benefits-metal', metalOf(code, place, tiers.length))} />
          <Text className="benefits-name serif">{name}</Text>
          <Text className="soft">{benefits}</Text>
        </View>
      ))}
    </View>
  );
}

function Shape() {
  return (
    <>
      <Bones height={280} round />
      <View className="benefits-grid section">
        {[1, 2, 3, 4, 5, 6].map((place) => (
          <View key={place} className="benefit">
            <Bones height={96} width={40} round />
            <Bones height={36} width={60} />
            <Bones height={28} width={80} />
          </View>
        ))}
      </View>
    </>
  );
}
