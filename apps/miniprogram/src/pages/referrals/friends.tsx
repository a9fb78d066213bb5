// 我的好友: who came and how far each is, what comes next, what it has brought, and the rules in full. No way to share
// stands on this page.
import { Text, View } from '@tarojs/components';
import { type AnswerOf, referralEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { phoneKind } from '../../device/phone-kind';
import { letterPicture } from '../../referrals/drawings';
import { Friends } from '../../referrals/friends';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { classes } from '../../ui/classes';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { grouped } from '../../words/numbers';
import '../../referrals/referrals.css';

type Referral = AnswerOf<typeof referralEndpoints.referral>;
type Rung = Referral['ladder'][number];

export default function FriendsPage() {
  return (
    <Page id="friends-page">
      <Personal title="登录后看您的好友" words="谁来了、到了哪一步，都在这里" picture={letterPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('referral', referralEndpoints.referral, { query: { device: phoneKind() } });
  const earned = useRemote('referral/earned', referralEndpoints.earned, {});
  usePull(remote.reload, earned.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(referral) => (
        <>
          <View className="page-head">
            <Text id="friends-next" className="head-title referral-next">
              {referral.next ?? headline(referral)}
            </Text>
          </View>
          <Friends />
          {referral.ladder.length > 0 && <Ladder ladder={referral.ladder} />}
          <Earned remote={earned} />
          {referral.rules.length > 0 && <Rules rules={referral.rules} />}
        </>
      )}
    </Shown>
  );
}

/** Whoever has bought has also joined, and whoever has joined has also opened. */
function headline({ counts: { opened, joined }, ladder }: Referral): string {
  if (ladder.length > 0) return '每一级都已达到';
  if (joined > 0) return `${joined} 位好友已入会`;
  return opened > 0 ? `${opened} 位好友打开了邀请` : '等第一位好友';
}

function Ladder({ ladder }: { readonly ladder: readonly Rung[] }) {
  return (
    <Section title="一步一步">
      <View id="ladder">
        {ladder.map(({ friends, counted, sentence, gives, reached, left }) => (
          <View key={`${friends} ${counted}`} className={classes('rung', reached && 'rung-reached')}>
            <View className="rung-mark" aria-hidden />
            <View className="row-text">
              <Text className="line">{sentence}</Text>
              <Text className="line soft small">{gives.join('，')}</Text>
            </View>
            <Text className="rung-side soft small number">{reached ? '已达到' : `还差 ${left} 位`}</Text>
          </View>
        ))}
      </View>
    </Section>
  );
}

interface EarnedProps {
  readonly remote: { readonly data: AnswerOf<typeof referralEndpoints.earned> | null };
}

/** Nothing is said before there is something. */
function Earned({ remote: { data } }: EarnedProps) {
  if (data === null || (data.points === 0 && data.sentence === null)) return null;
  return (
    <Section title="好友消费带来的">
      {data.points > 0 && (
        <>
          <Text id="earned" className="line referral-earned number">
            {`${grouped(data.points)} 积分`}
          </Text>
          <Text className="line soft small">{`本月 ${grouped(data.thisMonth)}，好友退货会相应减少`}</Text>
        </>
      )}
      {data.sentence !== null && <Text className="line soft small">{data.sentence}</Text>}
    </Section>
  );
}

function Rules({ rules }: { readonly rules: readonly string[] }) {
  return (
    <Section title="怎么算">
      <View id="referral-rules">
        {rules.map((rule) => (
          <Text key={rule} className="line soft referral-rule">
            {rule}
          </Text>
        ))}
      </View>
    </Section>
  );
}

function Shape() {
  return (
    <>
      <Bones height={72} width={64} />
      <Bones height={320} round />
      <Bones height={240} round />
    </>
  );
}
