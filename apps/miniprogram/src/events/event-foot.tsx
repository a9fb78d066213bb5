// The main action of an event at the thumb: whatever I may say or show now.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { useServerTime } from '../pages/code/use-server-time';
import { Button } from '../ui/button';
import { go, goRating, goTab, goTicket } from '../ui/go';
import { type MyEvent, type PublicEvent, acceptWords } from './invitations';
import { clockOf, countdown, isToday, momentWords } from './times';
import type { Answering } from './use-answering';

/** For a guest: answering begins with signing in. Null where nobody may answer any more. */
export function guestFoot({ state, replyBy }: PublicEvent) {
  if (state !== 'open' || Date.parse(replyBy) <= phoneTime()) return null;
  return (
    <Button id="sign-in" onTap={() => go('signIn')}>
      登录后回复
    </Button>
  );
}

/** Whether there is anything at the thumb. */
export function hasFoot({ mine, can, obstacle }: MyEvent): boolean {
  return can.accept || can.confirm || obstacle !== null || mine?.state === 'accepted' || wasThere(mine);
}

const wasThere = (mine: MyEvent['mine']): boolean =>
  mine !== null && (mine.attendance === 'came' || mine.attendance === 'walked_in');

export type SheetOfEvent = 'party' | 'cancel';

interface EventFootProps {
  readonly event: MyEvent;
  readonly answering: Answering;
  readonly reload: () => Promise<void>;
  readonly onOpen: (sheet: SheetOfEvent) => void;
}

export function EventFoot({ event, answering, reload, onOpen }: EventFootProps) {
  const { shortId, mine, can, obstacle, obstacleWords, mayRate } = event;
  if (can.confirm)
    return <Offered event={event} answering={answering} reload={reload} onLeave={() => onOpen('cancel')} />;
  if (can.accept) return <Accepting event={event} answering={answering} onParty={() => onOpen('party')} />;
  if (wasThere(mine))
    return (
      <Button id="to-rate" {...(mayRate ? {} : { kind: 'quiet' as const })} onTap={() => goRating(shortId)}>
        {mayRate ? '说说这场活动' : '看当天的照片和评价'}
      </Button>
    );
  if (mine?.state === 'accepted')
    return (
      <Button id="to-ticket" onTap={() => goTicket(shortId)}>
        我的入场码
      </Button>
    );
  return obstacle === null ? null : <Obstacle code={obstacle} words={obstacleWords} />;
}

function Obstacle({ code, words }: { readonly code: string; readonly words: string | null }) {
  return (
    <>
      <Text id="obstacle" className="line foot-words number">
        {words ?? '这一场现在不能回复'}
      </Text>
      {code === 'EVENT_MEMBERS_ONLY' && (
        <Button id="obstacle-way" kind="quiet" onTap={() => goTab('home')}>
          看怎样入会
        </Button>
      )}
    </>
  );
}

interface AcceptingProps {
  readonly event: MyEvent;
  readonly answering: Answering;
  readonly onParty: () => void;
}

function Accepting({ event, answering, onParty }: AcceptingProps) {
  const { can, companions, price } = event;
  const { busy, accept, decline } = answering;
  // Nothing to fill in and nothing to pay: one tap is enough.
  const isPlain = companions === 0 && price.kind === 'none' && !can.wait;
  return (
    <View className="foot-pair">
      {can.decline && (
        <Button id="decline" kind="quiet" off={busy} onTap={() => void decline()}>
          谢绝
        </Button>
      )}
      <Button id="accept" off={busy} onTap={() => (isPlain ? void accept([]) : onParty())}>
        {acceptWords(event)}
      </Button>
    </View>
  );
}

interface OfferedProps {
  readonly event: MyEvent;
  readonly answering: Answering;
  readonly reload: () => Promise<void>;
  readonly onLeave: () => void;
}

/** A seat has become free and is kept for a while. */
function Offered({ event: { mine }, answering: { busy, confirm }, reload, onLeave }: OfferedProps) {
  const now = useServerTime(0);
  const until = mine?.confirmBy ?? null;
  const left = until === null ? null : countdown(until, now);
  if (until !== null && left === null)
    return (
      <Button id="offer-over" kind="quiet" onTap={() => void reload()}>
        确认时间已过，看看现在怎样
      </Button>
    );
  const by = until === null ? '' : isToday(until, now) ? clockOf(until) : momentWords(until, now);
  return (
    <>
      <Text id="offer-left" className="line foot-words number">
        {left === null ? '有席位了，请您确认' : `席位为您留到 ${by}，还有 ${left}`}
      </Text>
      <View className="foot-pair">
        <Button id="leave-offer" kind="quiet" off={busy} onTap={onLeave}>
          不来了
        </Button>
        <Button id="confirm-seat" off={busy} onTap={() => void confirm()}>
          {busy ? '正在确认' : '确认席位'}
        </Button>
      </View>
    </>
  );
}
