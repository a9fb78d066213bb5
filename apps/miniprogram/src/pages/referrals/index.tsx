// 邀请好友: what a friend finds, my code, and the ways to hand it on. What comes of it is told on a page of its own: WeChat
// lets nobody be paid for sharing, and no word of ours may look like it.
import { Image, Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { type AnswerOf, referralEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { phoneKind } from '../../device/phone-kind';
import { CopyLink } from '../../referrals/copy-link';
import { letterPicture } from '../../referrals/drawings';
import { Handing } from '../../referrals/handing';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { apiBase } from '../../settings';
import { asPicture } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import '../../referrals/referrals.css';

type Referral = AnswerOf<typeof referralEndpoints.referral>;

export default function ReferralsPage() {
  const session = useSession();
  if (session !== null && !session.consentDue) return <Mine />;
  return (
    <Page id="referrals-page">
      <Personal title="登录后邀请好友" words="您的邀请码和海报都在这里" picture={letterPicture}>
        {null}
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('referral', referralEndpoints.referral, { query: { device: phoneKind() } });
  const { data } = remote;
  usePull(remote.reload);
  useShareAppMessage(() => ({
    title: data?.shareTitle ?? '来这里看看',
    path: data === null ? '/pages/home/index' : `/${data.page}?${data.query}`,
    ...(data === null ? {} : { imageUrl: `${apiBase}${data.card}` }),
  }));
  return (
    <Page id="referrals-page" foot={data?.on === true && <Handing poster={`${apiBase}${data.poster}`} />}>
      <Shown remote={remote} bones={<Shape />}>
        {(referral) => (referral.on ? <Invitation referral={referral} /> : <Off />)}
      </Shown>
    </Page>
  );
}

function Invitation({ referral }: { readonly referral: Referral }) {
  const { code, card, friendGets, counts, shareTitle } = referral;
  return (
    <>
      <Image
        id="referral-card"
        className="referral-card"
        mode="aspectFill"
        src={`${apiBase}${card}`}
        {...asPicture(shareTitle)}
      />
      <View className="referral-code-head">
        <Text className="line soft small">您的邀请码</Text>
        <Text id="referral-code" className="line referral-code number" userSelect>
          {code}
        </Text>
        <CopyLink />
      </View>
      {friendGets.length > 0 && (
        <Section title="好友第一次来">
          <View id="friend-gets">
            {friendGets.map((sentence) => (
              <Text key={sentence} className="line referral-get">
                {sentence}
              </Text>
            ))}
          </View>
        </Section>
      )}
      <Section>
        <Row id="to-friends" note={countsWords(counts)} onTap={() => go('friends')}>
          我的好友与规则
        </Row>
      </Section>
    </>
  );
}

/** 3 位打开 · 2 位入会 · 1 位到店 */
function countsWords({ opened, joined, bought }: Referral['counts']): string {
  const all = opened + joined + bought;
  return all === 0 ? '还没有好友打开' : `${opened} 位打开 · ${joined} 位入会 · ${bought} 位到店`;
}

function Off() {
  return (
    <Blank
      id="referral-off"
      title="现在没有邀请好友的安排"
      picture={letterPicture}
      action={{ words: '回首页', onTap: () => goTab('home') }}
    >
      想带朋友来，直接一起到店就好
    </Blank>
  );
}

function Shape() {
  return (
    <>
      <Bones height={549} round />
      <Bones height={88} width={64} />
      <Bones height={160} round />
    </>
  );
}
