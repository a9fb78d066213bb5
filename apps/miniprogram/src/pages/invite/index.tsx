// 邀请函: who invites, what awaits a friend, and the way in. It reads fully for somebody nobody knows.
import { Image, Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { type AnswerOf, doorEndpoints, memberEndpoints, referralEndpoints } from '@guike/contracts/http';
import { inviteCodeOf } from '../../referrals/address';
import { doorPicture, letterPicture } from '../../referrals/drawings';
import {
  type LandingOutcome,
  forgetLanding,
  inviteOnPhone,
  landingOutcome,
  noteDays,
  noteLanding,
  tellLanding,
} from '../../referrals/landing';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { EnterCode } from './enter-code';
import './index.css';

const memberStates: ReadonlySet<string | undefined> = new Set(['active', 'frozen']);

type Invitation = AnswerOf<typeof referralEndpoints.invitation>;

export default function InvitePage() {
  const { params } = useRouter();
  const [typed, setTyped] = useState<string | null>(null);
  const code = typed ?? inviteCodeOf(params) ?? inviteOnPhone();
  if (code !== null) return <Invited key={code} code={code} onCode={setTyped} />;
  return (
    <Page id="invite-page">
      <View className="page-head">
        <Text id="invite-enter" className="head-title">
          有朋友邀请您
        </Text>
        <Text className="line lead soft">填上朋友给的邀请码，看看为您准备了什么</Text>
      </View>
      <EnterCode onCode={setTyped} />
    </Page>
  );
}

interface InvitedProps {
  readonly code: string;
  readonly onCode: (code: string) => void;
}

function Invited({ code, onCode }: InvitedProps) {
  const remote = useRemote(`invitation/${code}`, referralEndpoints.invitation, { params: { code } });
  const isMember = useIsMember();
  const days = remote.data?.withinDays;
  const isUnknown = remote.data === null && remote.problem?.code === 'INVITE_UNKNOWN';
  const [outcome, setOutcome] = useState(landingOutcome(code));
  useEffect(() => {
    if (isUnknown) forgetLanding(code);
    if (days === undefined) return;
    noteLanding({ i: code });
    noteDays(code, days);
    void tellLanding().then(() => setOutcome(landingOutcome(code)));
  }, [code, days, isUnknown]);
  if (isUnknown)
    return (
      <Page id="invite-page">
        <Lost />
        <EnterCode onCode={onCode} />
      </Page>
    );
  return (
    <Page id="invite-page" className="invite-page" foot={remote.data !== null && <Ways isMember={isMember} />}>
      <Shown remote={remote} bones={<Shape />}>
        {(invitation) => <Letter invitation={invitation} isMember={isMember} outcome={outcome} />}
      </Shown>
    </Page>
  );
}

/** Whoever has joined since signing in is a member as well. */
function useIsMember(): boolean {
  const session = useSession();
  const home = useRemote('home', memberEndpoints.home, {}, { when: session?.consentDue === false });
  return memberStates.has(home.data?.state ?? session?.state);
}

interface LetterProps {
  readonly invitation: Invitation;
  readonly isMember: boolean;
  /** What the server made of the code; null: nothing yet. */
  readonly outcome: LandingOutcome | null;
}

/** Said once somebody is known, so that nobody counts on what does not count. */
const outcomeWords: Readonly<Record<LandingOutcome, string>> = {
  opened: '邀请码已记下，入会时生效',
  earlier: '您先打开过另一位朋友的邀请，以先打开的为准',
  member: '您已经是会员，不用再填邀请码。谢谢来看。',
  own: '这是您自己的邀请码，发给朋友就好',
};

function Letter({ invitation, isMember, outcome }: LetterProps) {
  const shop = useRemote('welcome', doorEndpoints.welcome, {}).data;
  const { from, title, friendGets } = invitation;
  return (
    <>
      <Image className="invite-door" mode="aspectFill" src={doorPicture} aria-hidden />
      <View className="invite-head">
        <Text id="invite-from" className="line soft">
          {`${from ?? '一位会员'}请您来看看`}
        </Text>
        <Text id="invite-title" className="head-title">
          {shop?.shopName ?? title}
        </Text>
      </View>
      {(isMember || outcome !== null) && (
        <Text id={isMember ? 'invite-member' : 'invite-outcome'} className="line lead soft">
          {outcomeWords[isMember && outcome !== 'own' ? 'member' : (outcome ?? 'member')]}
        </Text>
      )}
      {!isMember && friendGets.length > 0 && (
        <Section title="第一次来，为您准备">
          <View id="invite-gets">
            {friendGets.map((sentence) => (
              <Text key={sentence} className="line invite-get">
                {sentence}
              </Text>
            ))}
          </View>
        </Section>
      )}
      {!isMember && shop !== null && shop.joining.length > 0 && (
        <Section title="怎样成为会员">
          {shop.joining.map((sentence) => (
            <Text key={sentence} className="line soft invite-way">
              {sentence}
            </Text>
          ))}
        </Section>
      )}
    </>
  );
}

/** Each tap tells by whose invitation somebody is here. Who has signed in and is no member yet reads how to become one. */
function Ways({ isMember }: { readonly isMember: boolean }) {
  const isGuest = useSession() === null;
  const lookAround = (): void => {
    void tellLanding({ meet: true });
    goTab('home');
  };
  const join = (): void => {
    void tellLanding({ meet: true });
    go(isGuest ? 'signIn' : 'tiers');
  };
  if (isMember)
    return (
      <Button id="invite-home" onTap={() => goTab('home')}>
        回首页
      </Button>
    );
  return (
    <View className="invite-ways">
      <Button id="invite-look" kind="quiet" onTap={lookAround}>
        看看这家店
      </Button>
      <Button id="invite-join" onTap={join}>
        入会
      </Button>
    </View>
  );
}

function Lost() {
  return (
    <Blank
      id="invite-lost"
      title="这份邀请打不开了"
      picture={letterPicture}
      action={{ words: '看看这家店', onTap: () => goTab('home') }}
    >
      可以请朋友再发一次，也可以在下面填邀请码
    </Blank>
  );
}

function Shape() {
  return (
    <>
      <Bones height={520} round />
      <Bones height={40} width={40} />
      <Bones height={72} width={72} />
      <Bones height={160} round />
    </>
  );
}
