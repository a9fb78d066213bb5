// 权益: how many benefits each tier may choose, and mine first; the choosing itself comes with the catalogue.
import { Image, Text, View } from '@tarojs/components';
import { type AnswerOf, doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { clothesRail } from './picture';
import './index.css';

type Tiers = AnswerOf<typeof doorEndpoints.welcome>['tiers'];

export default function Benefits() {
  const session = useSession();
  const welcome = useRemote('welcome', doorEndpoints.welcome, {});
  const mayKnow = session !== null && !session.consentDue;
  const home = useRemote('home', memberEndpoints.home, {}, { freshForMs: 30_000, when: mayKnow });
  const mine = home.data?.tier?.code ?? null;
  return (
    <Page id="benefits-page">
      <Image className="benefits-picture" src={clothesRail} mode="aspectFill" aria-hidden />
      <Shown remote={welcome} bones={<Bones height={420} />}>
        {({ tiers }) => (
          <>
            <Heading tiers={tiers} mine={mine} />
            <Ladder tiers={tiers} mine={mine} />
          </>
        )}
      </Shown>
      <Button id="to-tiers" kind="quiet" onTap={() => go('tiers')}>
        看会员等级
      </Button>
    </Page>
  );
}

function Heading({ tiers, mine }: { readonly tiers: Tiers; readonly mine: string | null }) {
  const tier = tiers.find(({ code }) => code === mine);
  return (
    <View className="benefits-heading">
      {tier !== undefined && <Text className="line soft">{`${tier.name}会员`}</Text>}
      <Text id="benefits-title" className="benefits-title serif">
        {tier?.benefits ?? '权益由您挑选'}
      </Text>
      <Text className="line soft">权益清单正在准备。上架后，您在这里挑选、预约，到店使用。</Text>
    </View>
  );
}

function Ladder({ tiers, mine }: { readonly tiers: Tiers; readonly mine: string | null }) {
  return (
    <View id="benefits-ladder" className="benefits-ladder">
      {tiers.map(({ code, name, benefits }, place) => (
        <View key={code} id={`benefits-${code}`} className="benefits-step">
          <View className={classes('benefits-metal', metalOf(code, place, tiers.length))} />
          <Text className={classes('benefits-name serif', code === mine && 'benefits-mine')}>{name}</Text>
          <Text className={classes(code === mine ? 'benefits-mine' : 'soft')}>{benefits}</Text>
        </View>
      ))}
    </View>
  );
}
