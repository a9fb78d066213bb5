// 活动: invitations to come, those that are mine, and those that are over; a guest sees what is open to everybody.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { eventEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { ConsentDue } from '../../consent/consent-due';
import { EventList } from '../../events/event-list';
import { NothingYet } from '../../events/nothing-yet';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { asTick } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { invitationOnTable } from './picture';
import '../../events/events.css';

const segments = [
  ['coming', '接下来'],
  ['mine', '我的'],
  ['past', '往期'],
] as const;
type Which = (typeof segments)[number][0];

export default function Events() {
  const session = useSession();
  if (session === null)
    return (
      <Page id="events-page">
        <ForGuests />
      </Page>
    );
  return <Page id="events-page">{session.consentDue ? <ConsentDue /> : <ForMe key={session.scope} />}</Page>;
}

function ForGuests() {
  const remote = useRemote('public-events', eventEndpoints.publicEvents, { query: {} });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(first) => (
        <>
          <EventList
            first={first}
            load={(after) => call(eventEndpoints.publicEvents, { query: { after } })}
            past={false}
            empty={<NothingYet />}
          />
          {first.items.length > 0 && (
            <View className="events-now">
              <Text className="line soft">会员另有专场，请柬登录后可见</Text>
              <Button id="sign-in" kind="quiet" onTap={() => go('signIn')}>
                登录 / 入会
              </Button>
            </View>
          )}
        </>
      )}
    </Shown>
  );
}

function ForMe() {
  const [which, setWhich] = useState<Which>('coming');
  return (
    <>
      <View className="segments">
        {segments.map(([name, words]) => (
          <View
            key={name}
            id={`events-${name}`}
            className={classes('segment', name === which && 'segment-on')}
            onClick={() => setWhich(name)}
            {...asTick(words, name === which)}
          >
            <Text>{words}</Text>
          </View>
        ))}
      </View>
      <Mine key={which} which={which} onTurn={setWhich} />
    </>
  );
}

interface MineProps {
  readonly which: Which;
  readonly onTurn: (which: Which) => void;
}

function Mine({ which, onTurn }: MineProps) {
  const remote = useRemote(`events/${which}`, eventEndpoints.events, { query: { which } });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(first) => (
        <EventList
          first={first}
          load={(after) => call(eventEndpoints.events, { query: { which, after } })}
          past={which === 'past'}
          empty={<Empty which={which} onTurn={onTurn} />}
        />
      )}
    </Shown>
  );
}

function Empty({ which, onTurn }: MineProps) {
  if (which === 'coming') return <NothingYet />;
  return (
    <Blank
      id="no-events"
      title={which === 'mine' ? '还没有您的请柬' : '还没有往期'}
      picture={invitationOnTable}
      action={{ words: '看接下来的活动', onTap: () => onTurn('coming') }}
    >
      {which === 'mine' ? '接受过的和邀请您的，都会收在这里' : '参加过的活动，当天的照片也在这里'}
    </Blank>
  );
}

function Shape() {
  return (
    <>
      <Bones height={920} round />
      <View className="section">
        <Bones height={920} round />
      </View>
    </>
  );
}
