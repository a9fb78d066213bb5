// The second step, for somebody new: what to be called, the papers, and the phone number, by WeChat or by short message.
import { useCallback, useEffect, useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import type { AnswerOf, doorEndpoints } from '@guike/contracts/http';
import type { AgreedPurpose, Draft } from '../../session/trip';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { Banner } from '../../ui/trouble';
import { LookAround } from './look-around';
import { PaperTicks, type Ticked } from './paper-ticks';
import { PhoneButton } from './phone-button';
import { PurposeTicks } from './purpose-ticks';
import { SmsForm } from './sms-form';
import type { SignIn } from './use-sign-in';
import { useSms } from './use-sms';

interface PhoneStepProps {
  readonly signIn: SignIn;
  readonly welcome: AnswerOf<typeof doorEndpoints.welcome>;
}

export function PhoneStep({ signIn, welcome }: PhoneStepProps) {
  const { papers, sandboxUrl } = welcome;
  const [name, setName] = useState(signIn.draft?.name ?? '');
  const [ticked, tick] = useTicks(signIn, papers);
  const [agreed, setAgreed] = useState<readonly AgreedPurpose[]>(signIn.draft?.purposes ?? []);
  const [hint, setHint] = useState(false);
  const [bySms, setBySms] = useState(false);
  const ready = ticked.agreement && ticked.privacy;
  const draft: Draft = { ticket: signIn.ticket ?? '', name, consents: papers, purposes: agreed };
  const whenReady = (then: () => void): void => (ready ? then() : setHint(true));
  return (
    <Page
      id="sign-in-page"
      foot={
        <>
          {!bySms && (
            <PhoneButton
              ready={ready}
              busy={signIn.busy}
              draft={draft}
              sandboxUrl={sandboxUrl}
              onTooEarly={() => setHint(true)}
              onAnswer={(answer) => signIn.answerPhone(answer, draft)}
            />
          )}
          {welcome.sms && (
            <Button id="other-proof" kind="quiet" onTap={() => setBySms(!bySms)}>
              {bySms ? '改用微信手机号' : '改用短信验证'}
            </Button>
          )}
          <LookAround />
        </>
      }
    >
      <View className="page-head">
        <Text className="head-title">用手机号找到您的会员卡</Text>
        <Text className="line lead soft">门店用手机号认出您，消费和积分都记在它名下</Text>
      </View>
      {signIn.notice !== null && <Banner id="notice">{signIn.notice}</Banner>}
      {hint && !ready && <Banner id="tick-first">请先阅读下面两份文件并勾选</Banner>}
      <NameField name={name} onChange={setName} />
      <PaperTicks ticked={ticked} onTick={tick} />
      {bySms && <BySms signIn={signIn} draft={draft} whenReady={whenReady} />}
      <PurposeTicks purposes={welcome.purposes} agreed={agreed} onChange={setAgreed} />
    </Page>
  );
}

interface BySmsProps {
  readonly signIn: SignIn;
  readonly draft: Draft;
  /** Does it once both papers are ticked. */
  readonly whenReady: (then: () => void) => void;
}

function BySms({ signIn, draft, whenReady }: BySmsProps) {
  const sms = useSms(signIn.startOver);
  return (
    <SmsForm
      sms={sms}
      busy={signIn.busy}
      onSend={(phone) => whenReady(() => void sms.send(draft.ticket, phone))}
      onProve={(phone, code) => whenReady(() => signIn.prove({ sms: { phone, code } }, draft))}
    />
  );
}

type OnTick = (name: keyof Ticked, ticked: boolean) => void;

/** Ticks hold for the versions they were given to, over a trip to WeChat as well. */
function useTicks({ draft, outdated }: SignIn, papers: Draft['consents']): [Ticked, OnTick] {
  const [ticked, setTicked] = useState<Ticked>({
    agreement: draft?.consents.agreement === papers.agreement,
    privacy: draft?.consents.privacy === papers.privacy,
  });
  useEffect(() => {
    if (outdated) setTicked({ agreement: false, privacy: false });
  }, [outdated]);
  // From the state itself: the two may be tapped faster than they are drawn.
  const tick = useCallback<OnTick>((name, now) => setTicked((before) => ({ ...before, [name]: now })), []);
  return [ticked, tick];
}

function NameField({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) {
  return (
    <View className="card">
      <Text className="line soft small">怎么称呼您（可以不填）</Text>
      <Input
        id="name"
        className="name-input"
        type="nickname"
        maxlength={20}
        value={name}
        placeholder="例如：王女士"
        placeholderClass="name-empty"
        aria-label="怎么称呼您"
        onInput={({ detail }) => onChange(detail.value)}
      />
    </View>
  );
}
