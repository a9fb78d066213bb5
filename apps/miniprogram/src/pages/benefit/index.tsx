// One benefit: how to get it, how often still, and doing so. `?code=` names it.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { benefitEndpoints } from '@guike/contracts/http';
import { BenefitFoot } from '../../benefits/benefit-foot';
import type { Benefit, BenefitUse } from '../../benefits/benefits';
import { BenefitIcon } from '../../benefits/icon';
import { AskSheet } from '../../benefits/ask-sheet';
import { UseCard } from '../../benefits/use-card';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Bones } from '../../ui/bones';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { clothesRail } from '../benefits/picture';
import '../../benefits/benefits.css';

export default function BenefitPage() {
  const code = useRouter().params['code'] ?? '';
  const session = useSession();
  const mayKnow = session !== null && !session.consentDue;
  const remote = useRemote(`benefit/${code}`, benefitEndpoints.benefit, { params: { code } }, { when: mayKnow });
  const [asking, setAsking] = useState(false);
  usePull(remote.reload);
  const data = remote.data;
  return (
    <Page id="benefit-page" foot={data && <BenefitFoot benefit={data.benefit} onAsk={() => setAsking(true)} />}>
      <Personal title="登录后看权益" words="怎样使用、还能用几次，都在这里" picture={clothesRail}>
        <Shown remote={remote} bones={<Shape />}>
          {({ benefit, uses }) => (
            <>
              <Hero benefit={benefit} />
              <Uses uses={uses} onChanged={remote.reload} />
            </>
          )}
        </Shown>
      </Personal>
      {asking && data && (
        <AskSheet
          benefit={data.benefit}
          stores={data.stores}
          onAsked={remote.reload}
          onRefused={remote.reload}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

function Hero({ benefit: { code, name, delivery, how, terms, leftSentence } }: { readonly benefit: Benefit }) {
  return (
    <View className="benefit-hero">
      <BenefitIcon code={code} delivery={delivery} className="benefit-hero-icon" />
      <Text id="benefit-name" className="title">
        {name}
      </Text>
      <Text id="benefit-how" className="lead">
        {how}
      </Text>
      <View className="benefit-terms">
        {[...(leftSentence === null ? [] : [leftSentence]), ...terms].map((term) => (
          <Text key={term} className="benefit-term number">
            {term}
          </Text>
        ))}
      </View>
    </View>
  );
}

function Uses({ uses, onChanged }: { readonly uses: readonly BenefitUse[]; readonly onChanged: () => Promise<void> }) {
  if (uses.length === 0) return null;
  return (
    <Section id="benefit-uses" title="最近">
      {uses.map((use) => (
        <UseCard key={use.id} use={use} onChanged={onChanged} />
      ))}
    </Section>
  );
}

function Shape() {
  return (
    <View className="benefit-hero">
      <Bones height={280} round />
      <Bones height={56} width={50} />
      <Bones height={40} width={80} />
    </View>
  );
}
