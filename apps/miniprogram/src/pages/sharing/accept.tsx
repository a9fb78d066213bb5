// 家人邀请: who invites me to share their rights, what accepting means, and my answer. `?code=` names it, or it is typed.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type AnswerOf, familyEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { useWish } from '../../benefits/use-wish';
import { Personal } from '../../consent/personal';
import { couponDrawing } from '../../coupons/drawing';
import { useRemote } from '../../remote/use-remote';
import { asNews } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { relationNames } from '../../words/relations';
import '../../bookings/bookings.css';

type Invited = AnswerOf<typeof familyEndpoints.familyInvitation>;

export default function AcceptPage() {
  const [code, setCode] = useState(useRouter().params['code'] ?? '');
  return (
    <Page id="accept-page">
      <Personal title="家人邀请您同享权益" words="登录后就能看到是谁、怎么用" picture={couponDrawing}>
        {code === '' ? <Enter onCode={setCode} /> : <Letter key={code} code={code} onOther={() => setCode('')} />}
      </Personal>
    </Page>
  );
}

const meant = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

function Enter({ onCode }: { readonly onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <>
      <Text className="line soft">填上家人给您的 10 位邀请码</Text>
      <View className="section">
        <Input
          id="accept-code"
          className="booking-note number"
          placeholder="邀请码"
          aria-label="邀请码"
          maxlength={12}
          value={typed}
          onInput={({ detail }) => setTyped(detail.value)}
        />
      </View>
      <View className="section">
        <Button id="accept-open" off={meant(typed).length !== 10} onTap={() => onCode(meant(typed))}>
          打开邀请
        </Button>
      </View>
    </>
  );
}

interface LetterProps {
  readonly code: string;
  readonly onOther: () => void;
}

function Letter({ code, onOther }: LetterProps) {
  const remote = useRemote(`family-invited/${code}`, familyEndpoints.familyInvitation, { params: { code } });
  const isUnknown = remote.data === null && (remote.problem?.status === 404 || remote.problem?.status === 400);
  if (isUnknown)
    return (
      <View id="accept-unknown" className="section">
        <Text className="line">没有找到这份邀请，请核对邀请码</Text>
        <Button id="accept-again" kind="quiet" onTap={onOther}>
          重新填写
        </Button>
      </View>
    );
  return (
    <Shown remote={remote} bones={<Bones height={420} round />}>
      {(invited) => <Answering code={code} invited={invited} onChanged={remote.reload} />}
    </Shown>
  );
}

interface AnsweringProps {
  readonly code: string;
  readonly invited: Invited;
  readonly onChanged: () => Promise<void>;
}

function Answering({ code, invited: { owner, relation, standing, sentence, consent }, onChanged }: AnsweringProps) {
  const { busy, problem, send } = useWish(onChanged);
  const answer = (accept: boolean): void =>
    void send(`family/${code}/${accept ? 'accept' : 'decline'}`, async () => {
      await call(familyEndpoints.answerInvitation, { params: { code }, body: { accept } });
      await onChanged();
    });
  return (
    <>
      <Card>
        <Text id="accept-owner" className="title">
          {`${owner ?? '一位会员'}邀请您同享权益`}
        </Text>
        <Text className="line soft">{`邀请您的身份：${relationNames[relation]}`}</Text>
        <Text id="accept-sentence" className="line number" {...asNews}>
          {sentence}
        </Text>
      </Card>
      {standing === 'open' && <Text className="line soft small section">{consent}</Text>}
      {problem !== null && <Banner id="accept-problem">{problem}</Banner>}
      <View className="section">
        {standing === 'open' ? (
          <>
            <Button id="accept-yes" off={busy} onTap={() => answer(true)}>
              {busy ? '正在回复' : '同意并接受'}
            </Button>
            <Button id="accept-no" kind="quiet" off={busy} onTap={() => answer(false)}>
              不接受
            </Button>
          </>
        ) : (
          <Button id="to-family" kind="quiet" onTap={() => go('family')}>
            看家人同享
          </Button>
        )}
      </View>
    </>
  );
}
