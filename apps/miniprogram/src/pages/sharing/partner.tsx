// 合作商家: where a benefit is good, and the code to show there, good for two minutes. `?code=` names the benefit.
import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type AnswerOf, partnerEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { couponDrawing } from '../../coupons/drawing';
import { useRemote } from '../../remote/use-remote';
import { asNews } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../bookings/bookings.css';

type Pass = AnswerOf<typeof partnerEndpoints.pass>;

const TICK_MS = 1_000;

export default function PartnerPage() {
  const code = useRouter().params['code'] ?? '';
  return (
    <Page id="partner-page">
      <Personal title="登录后看合作商家" words="到店出示权益码" picture={couponDrawing}>
        <Mine code={code} />
      </Personal>
    </Page>
  );
}

function Mine({ code }: { readonly code: string }) {
  const remote = useRemote(`partners/${code}`, partnerEndpoints.partners, { params: { code } });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={480} round />}>
      {({ name, partners, left }) => (
        <>
          <Text className="title">{name}</Text>
          <Section id="partners">
            <Card>
              {partners.map((partner) => (
                <Row
                  key={partner.id}
                  id={`partner-${partner.id}`}
                  note={partner.address}
                  side={<Text className="soft small">{partner.offer}</Text>}
                >
                  {partner.name}
                </Row>
              ))}
              {partners.length === 0 && <Text className="line soft">还没有合作商家，有了会在这里告诉您</Text>}
            </Card>
          </Section>
          {left === 0 ? (
            <Text className="line soft">这段时间的次数已用完</Text>
          ) : (
            partners.length > 0 && <PassPanel code={code} />
          )}
        </>
      )}
    </Shown>
  );
}

/** Asked for at a tap: a code that nobody needs is none to be seen. */
function PassPanel({ code }: { readonly code: string }) {
  const [pass, setPass] = useState<(Pass & { readonly until: number }) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const left = useSecondsTo(pass?.until ?? null);
  const ask = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await call(partnerEndpoints.pass, { body: { code } });
      setPass({ ...answer, until: phoneTime() + answer.seconds * 1000 });
    } catch (error) {
      const { title, detail } = problemOf(error);
      setProblem(typeof detail?.['sentence'] === 'string' ? detail['sentence'] : title);
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className="section">
      {pass !== null && left > 0 && (
        <View className="card" {...asNews}>
          <Text id="pass" className="line pass-digits number">
            {pass.pass.replace(/(\d{5})(?=\d)/g, '$1 ')}
          </Text>
          <Text id="pass-left" className="line soft pass-left number">{`报给店员，还有 ${left} 秒`}</Text>
        </View>
      )}
      {problem !== null && <Banner id="pass-problem">{problem}</Banner>}
      {left === 0 && (
        <Button id="ask-pass" off={busy} onTap={() => void ask()}>
          {pass === null ? '到店了，出示权益码' : '换一个权益码'}
        </Button>
      )}
    </View>
  );
}

function useSecondsTo(until: number | null): number {
  const [now, setNow] = useState(phoneTime);
  useEffect(() => {
    if (until === null) return undefined;
    setNow(phoneTime());
    const timer = setInterval(() => setNow(phoneTime()), TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
