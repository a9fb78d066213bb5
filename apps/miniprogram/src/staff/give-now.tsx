// 今天可以给: what waits for the member before a guide, what may be handed over with one tap, what comes off today.
import { Text } from '@tarojs/components';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { Lending } from './lending';
import { Offer } from './offer';
import { ShareRow } from './share-row';
import { type Giving, useGiving } from './use-giving';

export function GiveNow({ memberId }: { readonly memberId: string }) {
  const giving = useGiving(memberId);
  const { now, problem, look } = giving;
  return (
    <Section id="give-now" title="今天可以给">
      {problem !== null && <Banner id="give-problem">{problem}</Banner>}
      {now !== null ? (
        <>
          <Offers memberId={memberId} giving={giving} />
          {now.shares && <ShareRow memberId={memberId} offers={now.give} onUsed={look} />}
        </>
      ) : problem === null ? (
        <Bones height={176} round />
      ) : (
        <Button id="give-retry" kind="quiet" onTap={() => void look()}>
          再试一次
        </Button>
      )}
    </Section>
  );
}

function Offers({ memberId, giving }: { readonly memberId: string; readonly giving: Giving }) {
  const { now, given, busy, give } = giving;
  if (now === null) return null;
  const { rests, waiting, give: offers, discounts } = now;
  const mention = now.mention.filter(({ delivery }) => delivery !== 'loan');
  const isEmpty =
    waiting.length === 0 &&
    offers.length === 0 &&
    now.mention.length === 0 &&
    discounts.length === 0 &&
    now.lent.length === 0;
  return (
    <>
      {rests !== null && <Text className="line soft">{rests}</Text>}
      {isEmpty && rests === null && <Text className="line soft">还没有挑选权益，请会员在小程序「权益」里选</Text>}
      {discounts.length > 0 && (
        <Text id="give-discounts" className="line give-discounts number">
          {discounts.join(' · ')}
        </Text>
      )}
      {waiting.map(({ id, code, name, delivery, sentence }) => (
        <Offer
          key={id}
          {...{ id: `give-${id}`, code, name, delivery }}
          note={sentence}
          words={delivery === 'booking' || delivery === 'loan' ? null : '给了'}
          strong
          off={busy !== null}
          onGive={() => void give(code, id)}
        />
      ))}
      {offers.map(({ code, name, delivery, terms }) => (
        <Offer
          key={code}
          {...{ id: `give-${code}`, code, name, delivery }}
          note={terms.join(' · ')}
          words={given.includes(code) ? '再给一次' : '给了'}
          done={given.includes(code)}
          off={busy !== null}
          onGive={() => void give(code, null)}
        />
      ))}
      <Lending memberId={memberId} giving={giving} />
      {mention.length > 0 && (
        <Text id="give-mention" className="line soft small give-mention">
          {`还有：${mention.map(({ name }) => name).join('、')}`}
        </Text>
      )}
    </>
  );
}
