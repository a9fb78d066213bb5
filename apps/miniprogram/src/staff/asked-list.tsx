// 请您备好: what members have asked this store to have ready; nothing where nobody has.
import { Text, View } from '@tarojs/components';
import { BenefitIcon } from '../benefits/icon';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import type { Asked, AskedUse } from './use-asked';

export function AskedList({ asked: { uses, more, busy, problem, prepare } }: { readonly asked: Asked }) {
  if (problem === null && (uses === null || uses.length === 0)) return null;
  return (
    <Section id="staff-asked" title="请您备好">
      {problem !== null && <Banner id="asked-problem">{problem}</Banner>}
      {uses?.map((use) => (
        <AskedRow key={use.id} use={use} off={busy} onReady={() => void prepare(use)} />
      ))}
      {more && <Text className="line soft small">还有更多，先备好前面的</Text>}
    </Section>
  );
}

interface AskedRowProps {
  readonly use: AskedUse;
  readonly off: boolean;
  readonly onReady: () => void;
}

function AskedRow({ use: { id, code, delivery, name, nameMasked, sentence, state }, off, onReady }: AskedRowProps) {
  return (
    <View id={`asked-${id}`} className="give">
      <BenefitIcon code={code} delivery={delivery} className="give-icon" />
      <View className="row-text">
        <Text className="give-name">{name}</Text>
        <Text className="line soft small number">{[nameMasked ?? '会员', sentence].join(' · ')}</Text>
      </View>
      {state === 'asked' && (
        <View className="give-button">
          <Button id={`asked-${id}-ready`} kind="quiet" off={off} onTap={onReady}>
            备好了
          </Button>
        </View>
      )}
    </View>
  );
}
