// 请她来活动: the events that this member may be asked to, and a word from the guide that goes onto the invitation.
import { useState } from 'react';
import { Text, Textarea, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Row } from '../ui/row';
import { Section } from '../ui/section';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import { type DeskEvent, useDeskEvents } from './use-desk-events';
import { useInviting } from './use-inviting';

const LONGEST = 200;

export function InviteToEvent({ memberId }: { readonly memberId: string }) {
  const { events } = useDeskEvents();
  const [chosen, setChosen] = useState<DeskEvent | null>(null);
  const open = events?.filter(({ mayInvite }) => mayInvite) ?? [];
  if (open.length === 0) return null;
  return (
    <Section id="invite" title="请来活动">
      {open.map((event) => (
        <Row
          key={event.id}
          id={`invite-${event.id}`}
          note={[event.when, event.left > 0 ? `还有 ${event.left} 席` : '已满，可候补'].join(' · ')}
          onTap={() => setChosen(event)}
        >
          <Text>{event.title}</Text>
        </Row>
      ))}
      {chosen !== null && <InviteSheet memberId={memberId} event={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}

interface InviteSheetProps {
  readonly memberId: string;
  readonly event: DeskEvent;
  readonly onClose: () => void;
}

function InviteSheet({ memberId, event, onClose }: InviteSheetProps) {
  const [words, setWords] = useState('');
  const { invited, busy, problem, invite } = useInviting(memberId);
  if (invited !== null)
    return (
      <Sheet id="inviting" title={invited.invitedBefore ? '已经请过了' : '请柬已送出'} onClose={onClose}>
        <Text id="invited" className="line soft section">
          {invited.invitedBefore ? '您写的话已换成这次的' : '会员的消息里就能看到，附着您写的话'}
        </Text>
        <Button id="inviting-done" onTap={onClose}>
          好了
        </Button>
      </Sheet>
    );
  return (
    <Sheet id="inviting" title={`请来「${event.title}」`} onClose={onClose}>
      <Textarea
        id="invite-words"
        className="invite-words"
        maxlength={LONGEST}
        value={words}
        placeholder="写一句给她的话，可以不写。比如：给您留了靠窗的位子"
        placeholderClass="field-empty"
        aria-label="写给会员的话"
        onInput={({ detail }) => setWords(detail.value)}
      />
      {problem !== null && <Banner id="invite-problem">{problem}</Banner>}
      <View className="section">
        <Button id="invite-send" off={busy} onTap={() => void invite(event.id, words)}>
          {busy ? '正在送出' : '送出请柬'}
        </Button>
        <Button id="invite-cancel" kind="quiet" onTap={onClose}>
          先不请
        </Button>
      </View>
    </Sheet>
  );
}
