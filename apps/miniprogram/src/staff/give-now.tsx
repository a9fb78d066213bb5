// 今天可以给: what waits for the member before a guide, what may be handed over with one tap, what comes off today.
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { BenefitIcon } from '../benefits/icon';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { LendSheet } from './lend-sheet';
import { ShareRow } from './share-row';
import { type Giving, useGiving } from './use-giving';

export function GiveNow({ memberId }: { readonly memberId: string }) {
  const giving = useGiving(memberId);
  const { now, problem, look } = giving;
  return (
    <Section id="give-now" title="今天可以给">
      {problem !== null && <Banner id="give-problem">{problem}</Banner>}
      {now !== null ? (
        <Offers memberId={memberId} giving={giving} />
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
  const { now, given, busy, give, look } = giving;
  const [lending, setLending] = useState<{ readonly code: string; readonly name: string } | null>(null);
  if (now === null) return null;
  const { rests, waiting, give: offers, discounts } = now;
  const loans = now.mention.filter(({ delivery }) => delivery === 'loan');
  const mention = now.mention.filter(({ delivery }) => delivery !== 'loan');
  const isEmpty = waiting.length === 0 && offers.length === 0 && now.mention.length === 0 && discounts.length === 0;
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
      {loans.map((offer) => (
        <Offer
          key={offer.code}
          {...{ id: `lend-${offer.code}`, code: offer.code, name: offer.name, delivery: offer.delivery }}
          note={offer.terms.join(' · ')}
          words="借出"
          off={busy !== null}
          onGive={() => setLending(offer)}
        />
      ))}
      {lending !== null && (
        <LendSheet memberId={memberId} offer={lending} onLent={look} onClose={() => setLending(null)} />
      )}
      {mention.length > 0 && (
        <Text id="give-mention" className="line soft small give-mention">
          {`还有：${mention.map(({ name }) => name).join('、')}`}
        </Text>
      )}
      {now.shares && <ShareRow memberId={memberId} offers={offers} onUsed={look} />}
    </>
  );
}

interface OfferProps {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly delivery: string;
  readonly note: string;
  /** Null: it is handed over elsewhere. */
  readonly words: string | null;
  /** Asked for: it goes before what may be given besides. */
  readonly strong?: boolean;
  readonly done?: boolean;
  readonly off: boolean;
  readonly onGive: () => void;
}

function Offer({ id, code, name, delivery, note, words, strong = false, done = false, off, onGive }: OfferProps) {
  return (
    <View id={id} className={strong ? 'give give-strong' : 'give'}>
      <BenefitIcon code={code} delivery={delivery} className="give-icon" />
      <View className="row-text">
        <Text className="give-name">{name}</Text>
        {done ? (
          <Text className="line link small">已记下，等会员确认</Text>
        ) : (
          note !== '' && <Text className="line soft small number">{note}</Text>
        )}
      </View>
      {words !== null && (
        <View className="give-button">
          <Button id={`${id}-done`} kind={strong ? 'full' : 'quiet'} off={off} onTap={onGive}>
            {words}
          </Button>
        </View>
      )}
    </View>
  );
}
