// 试穿预约: which look to hang up for whom, and whether they came. Nothing where nobody comes.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Button } from '../ui/button';
import { goLook } from '../ui/go';
import { Section } from '../ui/section';
import { Tap } from '../ui/tap';
import { Banner } from '../ui/trouble';
import { dayWords } from '../words/days';
import type { Reserved, ReservedLooks, ReservedStep } from './use-reserved';

const stateWords: Readonly<Record<Reserved['state'], string>> = {
  asked: '请先挂好',
  prepared: '已备好',
  came: '来过了',
  absent: '没来',
  cancelled: '已取消',
};

export function ReservedList({ reserved: { page, busy, problem, step } }: { readonly reserved: ReservedLooks }) {
  if (problem === null && (page === null || page.items.length === 0)) return null;
  return (
    <Section id="staff-reserved" title="试穿预约">
      {problem !== null && <Banner id="reserved-problem">{problem}</Banner>}
      {page?.items.map((each) => (
        <ReservedRow key={each.id} reserved={each} today={page.today} off={busy} onStep={(to) => void step(each, to)} />
      ))}
      {page !== null && page.next !== null && <Text className="line soft small">还有更多，先备好前面的</Text>}
    </Section>
  );
}

interface ReservedRowProps {
  readonly reserved: Reserved;
  readonly today: string;
  readonly off: boolean;
  readonly onStep: (to: ReservedStep) => void;
}

function ReservedRow({ reserved, today, off, onStep }: ReservedRowProps) {
  const { id, lookId, nameMasked, day, things, note, state } = reserved;
  const isOpen = state === 'asked' || state === 'prepared';
  const who = `${day === today ? '今天' : dayWords(day, phoneTime())} ${nameMasked ?? '会员'}`;
  return (
    <View id={`reserved-${id}`} className="reserved">
      <Tap className="row-text" onTap={() => goLook(lookId)}>
        <Text className="give-name number">{who}</Text>
        {things !== '' && <Text className="line">{things}</Text>}
        <Text className="line soft small">{[note, stateWords[state]].filter(Boolean).join(' · ')}</Text>
      </Tap>
      {isOpen && (
        <View className="reserved-ways">
          {state === 'asked' && (
            <Button id={`reserved-${id}-prepared`} kind="quiet" off={off} onTap={() => onStep('prepared')}>
              已备好
            </Button>
          )}
          {day <= today && (
            <>
              <Button id={`reserved-${id}-came`} kind="quiet" off={off} onTap={() => onStep('came')}>
                来过
              </Button>
              <Button id={`reserved-${id}-absent`} kind="quiet" off={off} onTap={() => onStep('absent')}>
                没来
              </Button>
            </>
          )}
        </View>
      )}
    </View>
  );
}
