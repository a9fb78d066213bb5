// The door: how many are in, the last scan in large letters, and the list, with or without a network.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { canScan, scan } from '../device/scan';
import { clockOf } from '../events/times';
import { asNews } from '../ui/aria';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { goStaffEvent } from '../ui/go';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { usePull } from '../ui/use-pull';
import { yuanWords } from '../words/numbers';
import type { Door, Verdict } from './door-book';
import { ByTicket } from './door-by-ticket';
import { DoorLines } from './door-lines';
import { dropNote } from './door-store';
import { readTicket } from './ticket-typed';
import type { DoorOnPhone } from './use-door';
import { WalkInSheet } from './walk-in-sheet';

export function DoorView({ door, on }: { readonly door: Door; readonly on: DoorOnPhone }) {
  const { event } = door;
  const [walking, setWalking] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  usePull(on.reload);
  const read = async (text: string): Promise<boolean> => {
    const ticket = readTicket(text);
    setWrong('sentence' in ticket ? ticket.sentence : null);
    if ('sentence' in ticket) return false;
    await on.scanned(ticket);
    return true;
  };
  const look = async (): Promise<void> => {
    const text = await scan();
    if (text !== null) await read(text);
  };
  return (
    <Page
      id="door-page"
      foot={
        canScan ? (
          <Button id="door-scan" onTap={() => void look()}>
            扫入场码或会员码
          </Button>
        ) : undefined
      }
    >
      <View className="door-head">
        <Text className="line soft number">{event.when}</Text>
        <Text id="door-title" className="title">
          {event.title}
        </Text>
        <Text id="door-count" className="door-count number">
          {`${on.arrived} / ${event.expected}`}
        </Text>
        <Text className="line soft">已到 / 应到</Text>
      </View>
      <Standing door={door} on={on} />
      {!event.doorOpen && <Banner id="door-early">还没到签到的时候，开场前 3 小时起可以签到</Banner>}
      {on.verdict !== null && <Said verdict={on.verdict} onPaid={on.markPaid} />}
      {wrong !== null && <Banner id="door-problem">{wrong}</Banner>}
      <ByTicket onRead={read} />
      <View className="door-ways">
        <Button id="walk-in" kind="text" onTap={() => setWalking(true)}>
          没报名的客人
        </Button>
        <Button id="to-invitees" kind="text" onTap={() => goStaffEvent('event', event.id)}>
          我请的客人
        </Button>
      </View>
      <Notes on={on} />
      <DoorLines
        lines={on.lines}
        waiting={door.waiting}
        onIn={(memberId, persons) => on.scanned({ memberId, persons })}
      />
      {walking && <WalkInSheet eventId={event.id} onDone={on.reload} onClose={() => setWalking(false)} />}
    </Page>
  );
}

/** How far the phone and the server agree. */
function Standing({
  door,
  on: { waiting, others, isOld, problem },
}: {
  readonly door: Door;
  readonly on: DoorOnPhone;
}) {
  const listOf = `名单是 ${clockOf(door.takenAt)} 的`;
  return (
    <>
      {waiting > 0 && (
        <Banner id="door-waiting">{`未上传 ${waiting} 条，联网后自动上传${isOld ? `。${listOf}` : ''}`}</Banner>
      )}
      {waiting === 0 && isOld && <Banner id="door-old">{`没有连上网络，照常扫码。${listOf}`}</Banner>}
      {waiting === 0 && !isOld && problem !== null && <Banner id="door-trouble">{problem}</Banner>}
      {others.length > 0 && (
        <Banner id="door-others">{`${others.join('、')}在这部手机上登记的还没上传，请本人登录一次`}</Banner>
      )}
    </>
  );
}

function Said({ verdict, onPaid }: { readonly verdict: Verdict; readonly onPaid: DoorOnPhone['markPaid'] }) {
  const { tone, who, words, dueFen, memberId } = verdict;
  return (
    <View id="verdict" className={classes('verdict', `verdict-${tone}`)} {...asNews}>
      {who !== null && <Text className="verdict-who serif">{who}</Text>}
      <Text id="verdict-words" className="line lead number">
        {words}
      </Text>
      {dueFen > 0 && (
        <View className="verdict-due">
          <Text className="line number">{`请收 ${yuanWords(dueFen)}`}</Text>
          {memberId !== null && (
            <Button id="mark-paid" kind="quiet" onTap={() => void onPaid(memberId)}>
              已收到
            </Button>
          )}
        </View>
      )}
    </View>
  );
}

function Notes({ on: { notes } }: { readonly on: DoorOnPhone }) {
  if (notes.length === 0) return null;
  return (
    <Section id="door-notes" title="上传后没有对上">
      {notes.map(({ id, words }) => (
        <View key={id} className="row">
          <Text className="row-text number">{words}</Text>
          <Button id={`note-${id}`} kind="text" onTap={() => dropNote(id)}>
            知道了
          </Button>
        </View>
      ))}
    </Section>
  );
}
