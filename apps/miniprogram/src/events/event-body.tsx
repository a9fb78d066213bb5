// An event, whole: when and where, the evening hour by hour, the terms, games and draw with their rules beforehand.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { Cover } from './cover';
import { DrawRules } from './draw-rules';
import type { AnyEvent } from './invitations';
import { PlaceFact } from './place-fact';
import { leftWords, printedDate } from './times';

export function EventHead({ event }: { readonly event: AnyEvent }) {
  const { title, cover, placeName, startsAt, endsAt, state, replyBy, replyWords, invited, sentence } = event;
  const now = phoneTime();
  const { day, weekday, hours } = printedDate(startsAt, endsAt, now);
  const left = state === 'open' ? leftWords(replyBy, now) : null;
  // Who has answered reads it in the card below.
  const stands = event.mine != null;
  return (
    <>
      <Cover picture={cover} className="event-cover" />
      <View className="event-head">
        {invited && <Text className="line soft">为您留的请柬</Text>}
        <Text id="event-title" className="event-title serif">
          {title}
        </Text>
        <View className="invitation-rule" />
        <Text id="event-date" className="event-date serif number">{`${day} ${weekday}`}</Text>
        <Text className="line number">{hours}</Text>
        <Text className="line soft">{placeName}</Text>
        {!stands && (
          <>
            <Text id="event-left" className="line event-left number">
              {sentence}
            </Text>
            {left !== null && (
              <Text id="event-reply" className="line soft small number">{`${replyWords} · ${left}`}</Text>
            )}
          </>
        )}
      </View>
      {event.cancelledBecause !== null && (
        <Banner id="event-cancelled">{`活动已取消：${event.cancelledBecause}`}</Banner>
      )}
    </>
  );
}

/** What the guide wrote, before what the shop says to all. */
export function GuideWords({ words }: Pick<AnyEvent, 'words'>) {
  if (words == null || words.text === '') return null;
  return (
    <View id="guide-words" className="section event-guide">
      <Text className="event-guide-words serif">{words.text}</Text>
      <Text className="line soft small">{words.from}</Text>
    </View>
  );
}

export function EventBody({ event }: { readonly event: AnyEvent }) {
  const { about, agenda, guests, games, draw } = event;
  return (
    <>
      {about !== '' && (
        <View className="section">
          <Text className="event-words">{about}</Text>
        </View>
      )}
      {agenda.length > 0 && (
        <Section id="agenda" title="当天的安排">
          {agenda.map(({ time, words }, place) => (
            <View key={place} className="agenda-line">
              <Text className="agenda-time number">{time}</Text>
              <View className="agenda-words">
                <Text>{words}</Text>
              </View>
            </View>
          ))}
        </Section>
      )}
      <Facts event={event} />
      {guests.length > 0 && (
        <Section id="guest-lines" title="为您安排">
          {guests.map(({ line, words }, place) => (
            <Fact key={place} name={guestNames[line]} words={words} />
          ))}
        </Section>
      )}
      {games.length > 0 && (
        <Section id="games" title="现场游戏">
          {games.map(({ name, rules }) => (
            <View key={name} className="event-game">
              <Text className="line">{name}</Text>
              <Text className="line soft event-words">{rules}</Text>
            </View>
          ))}
        </Section>
      )}
      {draw !== null && <DrawRules draw={draw} />}
    </>
  );
}

const guestNames: Readonly<Record<AnyEvent['guests'][number]['line'], string>> = {
  transfer: '接送',
  lounge: '休息室',
  sign_in: '签到',
  other: '另外',
};

function Facts({ event }: { readonly event: AnyEvent }) {
  const { place, hostName, forWhom, priceWords, seats } = event;
  return (
    <Section id="facts" title="请柬上的约定">
      <PlaceFact place={place} />
      {hostName !== null && <Fact name="主人" words={hostName} />}
      <Fact name="邀请" words={forWhom} />
      <Fact name="席位" words={`${seats} 席`} />
      <Fact name="同行" words={companionWords(event)} />
      <Fact id="event-price" name="费用" words={priceWords} />
    </Section>
  );
}

function companionWords({ companions, children: { allowed, note } }: AnyEvent): string {
  const adults = companions === 0 ? '一人一席' : `可带 ${companions} 位`;
  if (companions === 0) return adults;
  return allowed ? `${adults}，孩子也可以来${note === '' ? '' : `（${note}）`}` : `${adults}，不带孩子`;
}

function Fact({ id, name, words }: { readonly id?: string; readonly name: string; readonly words: string }) {
  return (
    <View id={id} className="event-fact">
      <Text className="event-fact-name">{name}</Text>
      <Text className="event-fact-words number">{words}</Text>
    </View>
  );
}
