// My ticket: the code of my party, big and bright; it opens without a network as well. `?id=` names the event.
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type AnswerOf, eventEndpoints } from '@guike/contracts/http';
import { Voucher } from '../../card/voucher';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { eventIdIn } from '../../events/address';
import { PlaceFact } from '../../events/place-fact';
import { isToday } from '../../events/times';
import { useAskingAgain } from '../../remote/use-asking-again';
import { useRemote } from '../../remote/use-remote';
import { asNews } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { goEvent } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { yuanWords } from '../../words/numbers';
import { invitationOnTable } from '../events/picture';
import '../../card/voucher.css';
import '../../events/events.css';

type Ticket = AnswerOf<typeof eventEndpoints.ticket>;

export default function TicketPage() {
  const id = eventIdIn(useRouter().params) ?? '';
  return (
    <Page id="ticket-page">
      <Personal title="登录后看入场码" words="入场码、时间和地点都在这里" picture={invitationOnTable}>
        <Mine id={id} />
      </Personal>
    </Page>
  );
}

function Mine({ id }: { readonly id: string }) {
  const remote = useRemote(`event/${id}/ticket`, eventEndpoints.ticket, { params: { id } });
  const ticket = remote.data;
  const isExpected = ticket !== null && ticket.arrived < ticket.party && isToday(ticket.startsAt, phoneTime());
  useAskingAgain(isExpected, remote.reload);
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={760} round />}>
      {(shown) => (
        <>
          {shown.arrived >= shown.party ? <In ticket={shown} /> : <Code ticket={shown} />}
          <View className="section">
            <PlaceFact place={shown.place} />
          </View>
          <Button id="to-event" kind="text" onTap={() => goEvent(id)}>
            看请柬
          </Button>
        </>
      )}
    </Shown>
  );
}

function Code({ ticket }: { readonly ticket: Ticket }) {
  const { title, when, code, party, companions, number, feeFen, feePaid, sentence } = ticket;
  return (
    <>
      <Voucher of="ticket" code={code} picture="入场二维码" sentence={sentence}>
        <Text className="ticket-title">{title}</Text>
        <Text className="ticket-when number">{when}</Text>
      </Voucher>
      <Text id="ticket-party" className="line foot-words number">
        {[`一码 ${party} 位`, ...(companions.length > 0 ? [`同来 ${companions.join('、')}`] : [])].join('，')}
      </Text>
      <Text className="line soft small foot-words number">
        {[`${number} 号`, ...(feeFen > 0 ? [feePaid ? '费用已付' : `到店付 ${yuanWords(feeFen)}`] : [])].join(' · ')}
      </Text>
    </>
  );
}

/** Everybody of the party is in: no code any more. */
function In({ ticket: { title, party, number, sentence } }: { readonly ticket: Ticket }) {
  return (
    <View className="card ticket-in" {...asNews}>
      <Text className="title">{title}</Text>
      <Text id="ticket-in" className="line lead number">{`${party} 位都到了，请进`}</Text>
      <Text className="line soft number">{`您的号码 ${number} · ${sentence}`}</Text>
    </View>
  );
}
