// The papers have changed: asks to read and agree before anything personal is shown.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { type Problem, doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { useRemote } from '../remote/use-remote';
import { closeSession, noteSession } from '../session/session';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { go } from '../ui/go';
import { Row } from '../ui/row';
import { Shown } from '../ui/shown';
import { Tick } from '../ui/tick';
import { Banner } from '../ui/trouble';
import { type PaperName, agreedTo, paperTitles, versionWords } from './versions';
import './consent-due.css';

type Versions = Readonly<Record<PaperName, string>>;
const papers = ['agreement', 'privacy'] as const;

export function ConsentDue() {
  const welcome = useRemote('welcome', doorEndpoints.welcome, {});
  return (
    <View id="consent-due" className="consent-due">
      <Text className="title">协议有更新，请您过目</Text>
      <Text className="line soft consent-why">看过并同意后，积分和会员码照常使用。</Text>
      <Shown remote={welcome} bones={<Bones height={420} />}>
        {(data) => <Question versions={data.papers} onOutdated={welcome.reload} />}
      </Shown>
    </View>
  );
}

function Question({ versions, onOutdated }: { versions: Versions; onOutdated: () => Promise<void> }) {
  const me = useRemote('me', memberEndpoints.me, {});
  const [ticked, setTicked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const agree = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      noteSession(await call(memberEndpoints.agree, { body: { ...versions } }));
    } catch (error) {
      setTicked(false);
      setProblem(problemOf(error));
      await onOutdated();
    } finally {
      setBusy(false);
    }
  };

  const side = (paper: PaperName): string => {
    const agreed = me.data === null ? null : agreedTo(me.data.consents, paper);
    return agreed?.version === versions[paper] ? '没有变化' : versionWords(versions[paper]);
  };
  return (
    <>
      <Card>
        {papers.map((paper) => (
          <Row key={paper} id={`consent-${paper}`} side={side(paper)} onTap={() => go(paper)}>
            {paperTitles[paper]}
          </Row>
        ))}
      </Card>
      <Tick id="consent-tick" ticked={ticked} label="我已阅读并同意会员协议和隐私政策" onChange={setTicked}>
        我已阅读并同意会员协议和隐私政策
      </Tick>
      {problem !== null && <Banner>{problem.title}</Banner>}
      <Button id="consent-agree" off={!ticked || busy} onTap={() => void agree()}>
        同意并继续
      </Button>
      <Button id="consent-decline" kind="quiet" onTap={closeSession}>
        先不同意，退出登录
      </Button>
      <Text className="line soft small consent-note">不同意也可以继续浏览，积分和等级都为您留着。</Text>
    </>
  );
}
