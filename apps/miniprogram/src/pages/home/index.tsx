// 首页: who I am here, my points and what they are worth, what comes next; for a guest, what membership is.
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { ConsentDue } from '../../consent/consent-due';
import { useRemote } from '../../remote/use-remote';
import { takeSentence } from '../../session/greeting';
import { noteSession, useSession } from '../../session/session';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { GuestBones, MemberBones } from './bones';
import { GuestHome, SignInButton } from './guest-home';
import { MemberHome } from './member-home';
import { useCardAtHand } from './use-card-at-hand';
import '../../events/events.css';
import './index.css';

export default function HomePage() {
  const session = useSession();
  const welcome = useRemote('welcome', doorEndpoints.welcome, {});
  const home = useRemote('home', memberEndpoints.home, {});
  const sentence = useSentence();
  useCardAtHand();
  const state = home.data?.state;
  useEffect(() => {
    if (state !== undefined) noteSession({ state });
  }, [state]);
  usePull(home.reload, welcome.reload);
  useTitle(welcome.data?.shopName);
  if (session === null)
    return (
      <Page id="guest-home" foot={<SignInButton />}>
        {sentence !== null && <Banner id="greeting">{sentence}</Banner>}
        <Shown remote={welcome} bones={<GuestBones />}>
          {(data) => <GuestHome welcome={data} />}
        </Shown>
      </Page>
    );
  if (session.consentDue)
    return (
      <Page id="home-consent">
        <ConsentDue />
      </Page>
    );
  return (
    <Page id="home">
      {sentence !== null && <Banner id="greeting">{sentence}</Banner>}
      <Shown remote={home} bones={<MemberBones />}>
        {(data) => <MemberHome home={data} welcome={welcome.data} scope={session.scope} />}
      </Shown>
    </Page>
  );
}

/** The shop's name is the title, as soon as it is known. */
function useTitle(title: string | undefined): void {
  const show = (): void => {
    if (title !== undefined) void Taro.setNavigationBarTitle({ title });
  };
  useEffect(show, [title]);
  useDidShow(show);
}

/** What the page before wanted said, until this page is left. */
function useSentence(): string | null {
  const [sentence, setSentence] = useState(takeSentence);
  useDidShow(() => setSentence((present) => takeSentence() ?? present));
  useDidHide(() => setSentence(null));
  return sentence;
}
