// Guests who come without an answer: by number, a member among them by the card; kept and told later without a network.
import { useRef, useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { newId } from '../rewards/wish';
import { inWeChat } from '../settings';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import { writeAndSettle } from './door-settling';
import { Field } from './field';
import { staffWords } from './staff-call';
import { currentStaff } from './staff-session';
import { Stepper } from './stepper';
import { readTicket } from './ticket-typed';

/** As many as the server takes in one. */
const MOST = 20;

interface WalkInSheetProps {
  readonly eventId: string;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

interface WalkingIn {
  readonly busy: boolean;
  readonly problem: { readonly code: string; readonly words: string } | null;
  /** `card`: as typed, empty without one. Never throws. */
  readonly letIn: (persons: number, card: string, beyondSeats: boolean) => Promise<void>;
}

function useWalkingIn({ eventId, onDone, onClose }: WalkInSheetProps): WalkingIn {
  const [problem, setProblem] = useState<WalkingIn['problem']>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(false);
  const letIn = async (persons: number, card: string, beyondSeats: boolean): Promise<void> => {
    const typed = card.trim() === '' ? null : readTicket(card);
    if (typed !== null && !('card' in typed)) {
      setProblem({ code: 'CARD', words: '会员码应为 20 位，没有可以不填' });
      return;
    }
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    const at = new Date(phoneTime()).toISOString();
    const walkIn = { id: newId(), at, persons, beyondSeats, ...(typed === null ? {} : { member: typed }) };
    const told = await writeAndSettle({ kind: 'walk_in', eventId, by: currentStaff()?.name ?? '', walkIn });
    asked.current = false;
    setBusy(false);
    const refused = told?.refused ?? null;
    if (refused !== null) {
      setProblem({ code: refused.code, words: staffWords(refused) });
      return;
    }
    if (told !== null) void onDone();
    onClose();
  };
  return { busy, problem, letIn };
}

export function WalkInSheet(props: WalkInSheetProps) {
  const { onClose } = props;
  const [persons, setPersons] = useState(1);
  const [card, setCard] = useState('');
  const { busy, problem, letIn } = useWalkingIn(props);
  const isFull = problem?.code === 'EVENT_FULL';
  const mayLetMoreIn = currentStaff()?.role === 'manager';
  return (
    <Sheet id="walking-in" title="没报名的客人" onClose={onClose}>
      <Stepper id="walk-in-persons" label="来了几位" value={persons} least={1} most={MOST} onChange={setPersons} />
      <Field label="其中一位是会员：会员码 20 位，可不填">
        <Input
          id="walk-in-card"
          className="field-input number"
          type={inWeChat ? 'number' : 'text'}
          value={card}
          maxlength={30}
          placeholder="请客人打开会员码"
          placeholderClass="field-empty"
          aria-label="会员码"
          nativeProps={{ inputMode: 'numeric' }}
          onInput={({ detail }) => setCard(detail.value)}
        />
      </Field>
      {problem !== null && <Banner id="walk-in-problem">{problem.words}</Banner>}
      {isFull && !mayLetMoreIn && <Text className="line soft small">店长可以放行</Text>}
      <View className="section">
        {isFull && mayLetMoreIn ? (
          <Button id="walk-in-beyond" off={busy} onTap={() => void letIn(persons, card, true)}>
            超出席位，仍请进
          </Button>
        ) : (
          <Button id="walk-in-send" off={busy} onTap={() => void letIn(persons, card, false)}>
            {busy ? '正在登记' : `登记 ${persons} 位到场`}
          </Button>
        )}
        <Button id="walk-in-cancel" kind="quiet" onTap={onClose}>
          先不登记
        </Button>
      </View>
    </Sheet>
  );
}
