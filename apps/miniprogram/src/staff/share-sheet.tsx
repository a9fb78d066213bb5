// Who came along, and what they have: one tap each, then it is written down against the member's own quota.
import { type ReactNode, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { asTick } from '../ui/aria';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Section } from '../ui/section';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import { relationNames } from '../words/relations';
import type { BenefitsNow } from './use-giving';
import { type SharedUse, type Sharing, useSharing } from './use-sharing';

type Offers = readonly Pick<BenefitsNow['give'][number], 'code' | 'name' | 'terms'>[];

interface ShareSheetProps {
  readonly memberId: string;
  /** What the member may have now, and so the family. */
  readonly offers: Offers;
  readonly onUsed: (sentence: string) => Promise<void>;
  readonly onClose: () => void;
}

export function ShareSheet({ memberId, offers, onUsed, onClose }: ShareSheetProps) {
  const { family, busy, problem, look, use } = useSharing(memberId, onUsed);
  const [who, setWho] = useState<string | null>(null);
  const [what, setWhat] = useState<string | null>(null);
  const theirs = family?.here.find(({ familyId }) => familyId === who) ?? null;
  const wish = who === null ? null : wishOf(theirs?.memberId ?? memberId, who, what);
  // What one shares is not what another does.
  const choose = (next: string): void => {
    setWho(next);
    setWhat(null);
  };
  return (
    <Sheet id="sharing" title="同行或家人" onClose={onClose}>
      {problem !== null && <Banner id="sharing-problem">{problem}</Banner>}
      {family !== null ? (
        <>
          <Who family={family} chosen={who} onChoose={choose} />
          {who !== null && who !== COMPANION && (
            <What
              discount={theirs === null ? family.familyDiscount : theirs.discount}
              offers={theirs?.offers ?? offers}
              chosen={what}
              onChoose={setWhat}
            />
          )}
        </>
      ) : problem === null ? (
        <Bones height={176} round />
      ) : (
        <Button id="sharing-retry" kind="quiet" onTap={() => void look()}>
          再试一次
        </Button>
      )}
      <View className="section">
        <Button id="sharing-send" off={busy || wish === null} onTap={() => wish && void use(wish)}>
          {busy ? '正在记下' : '记下'}
        </Button>
        <Button id="sharing-cancel" kind="quiet" onTap={onClose}>
          先不用
        </Button>
      </View>
    </Sheet>
  );
}

/** Stands among the ids of the family, and among the codes of benefits, as neither can. */
const [COMPANION, DISCOUNT] = ['/companion', '/discount'] as const;

/** Null until something is chosen for the family. */
function wishOf(memberId: string, who: string, what: string | null): SharedUse | null {
  if (who === COMPANION) return { memberId, familyId: null, kind: 'companion', code: null };
  if (what === null) return null;
  if (what === DISCOUNT) return { memberId, familyId: who, kind: 'discount', code: null };
  return { memberId, familyId: who, kind: 'benefit', code: what };
}

interface ChoosingProps {
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

function Who({
  family: { sharing, people, here, companionDiscount },
  chosen,
  onChoose,
}: ChoosingProps & { readonly family: Sharing }) {
  const is = (key: string) => ({ chosen: chosen === key, onChoose: () => onChoose(key) });
  return (
    <Section title="谁">
      {people.map(({ id, name, relation, member }) => (
        <Line
          key={id}
          id={`who-${id}`}
          label={name}
          note={`${relationNames[relation]}${member ? '，本人也是会员' : ''}`}
          {...is(id)}
        />
      ))}
      {here.map(({ familyId, owner }) => (
        <Line
          key={familyId}
          id={`who-${familyId}`}
          label={`用${owner ?? '家人'}的权益`}
          note="家人已同意，算家人的次数"
          {...is(familyId)}
        />
      ))}
      {sharing && people.length + here.length === 0 && (
        <Text id="no-family" className="line soft">
          会员还没有添加家人，可在小程序「家人同享」里添加
        </Text>
      )}
      {companionDiscount !== null && (
        <Line id="who-companion" label="同行一位好友" note={companionDiscount} {...is(COMPANION)} />
      )}
    </Section>
  );
}

function What({
  discount,
  offers,
  chosen,
  onChoose,
}: ChoosingProps & { readonly discount: string | null; readonly offers: Offers }) {
  const is = (key: string) => ({ chosen: chosen === key, onChoose: () => onChoose(key) });
  return (
    <Section title="享什么">
      {discount !== null && <Line id="what-discount" label={`消费 ${discount}`} {...is(DISCOUNT)} />}
      {offers.map(({ code, name, terms }) => (
        <Line key={code} id={`what-${code}`} label={name} note={terms.join(' · ')} {...is(code)} />
      ))}
      {discount === null && offers.length === 0 && <Text className="line soft">今天没有可以给家人的权益</Text>}
    </Section>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly note?: ReactNode;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Line({ id, label, note = '', chosen, onChoose }: LineProps) {
  return (
    <View id={id} className="row" onClick={onChoose} {...asTick(label, chosen)}>
      <View className="row-text">
        <Text className="line">{label}</Text>
        {note !== '' && <Text className="line soft small number">{note}</Text>}
      </View>
      <View className={classes('tick', chosen && 'tick-on')} />
    </View>
  );
}
