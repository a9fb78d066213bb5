// 想试这身: where and on which day, and the clothes hang there; or what is arranged already.
import { Input, ScrollView, Text, View } from '@tarojs/components';
import { weekdayWords } from '../bookings/times';
import { phoneTime } from '../clock';
import { asTick } from '../ui/aria';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Sheet } from '../ui/sheet';
import { Shown } from '../ui/shown';
import { Banner } from '../ui/trouble';
import { dayWords } from '../words/days';
import type { TryingOn } from './answers';
import { Arranged } from './arranged';
import { type UsedTryingOn, useTryingOn } from './use-trying-on';

export function TryingOnSheet({ lookId, onClose }: { readonly lookId: string; readonly onClose: () => void }) {
  const trying = useTryingOn(lookId);
  return (
    <Sheet id="trying-sheet" title="想试这身" onClose={onClose}>
      <Shown remote={trying.remote} bones={<Bones height={320} />}>
        {(data) =>
          data.mine !== null ? (
            <>
              <Arranged reservation={data.mine} />
              {trying.problem !== null && <Banner id="trying-problem">{trying.problem}</Banner>}
              <Button id="trying-close" onTap={onClose}>
                好的
              </Button>
              <Cancel trying={trying} id={data.mine.id} />
            </>
          ) : data.obstacle !== null ? (
            <>
              <Text id="trying-obstacle" className="line soft sheet-words">
                {data.obstacle}
              </Text>
              <Button id="trying-close" kind="quiet" onTap={onClose}>
                好的
              </Button>
            </>
          ) : (
            <Choosing trying={trying} data={data} />
          )
        }
      </Shown>
    </Sheet>
  );
}

function Cancel({ trying: { busy, cancel }, id }: { readonly trying: UsedTryingOn; readonly id: string }) {
  return (
    <Button id="trying-cancel" kind="quiet" off={busy} onTap={() => cancel(id)}>
      这次不去了
    </Button>
  );
}

function Choosing({ trying, data }: { readonly trying: UsedTryingOn; readonly data: TryingOn }) {
  const { store, day, note, busy, problem } = trying;
  const { things, stores, days } = data;
  const words = day === null ? '请选哪一天' : `约${dayWords(day, phoneTime())}试穿`;
  return (
    <>
      {things !== '' && <Text className="line soft sheet-words">{`门店先为您挂好：${things}`}</Text>}
      <View className="booking-stores">
        {stores.map(({ code, name }) => (
          <View
            key={code}
            id={`trying-store-${code}`}
            className={classes('booking-store', code === store && 'booking-store-on')}
            onClick={() => trying.chooseStore(code)}
            {...asTick(name, code === store)}
          >
            <Text>{name}</Text>
          </View>
        ))}
      </View>
      <ScrollView scrollX className="days" id="trying-days">
        {days.map((each) => (
          <View
            key={each}
            id={`trying-${each}`}
            className={classes('day', each === day && 'day-on')}
            onClick={() => trying.chooseDay(each)}
            {...asTick(`${dayWords(each, phoneTime())} ${weekdayWords(each)}`, each === day)}
          >
            <Text className="soft small">{weekdayWords(each)}</Text>
            <Text className="day-number number">{Number(each.slice(8))}</Text>
            <Text className="soft small">{`${Number(each.slice(5, 7))}月`}</Text>
          </View>
        ))}
      </ScrollView>
      <Input
        id="trying-note"
        className="look-input"
        maxlength={60}
        placeholder="我的尺码，或想对门店说的话，可以不填"
        placeholderClass="soft"
        value={note}
        onInput={({ detail }) => trying.setNote(detail.value)}
      />
      {problem !== null && <Banner id="trying-problem">{problem}</Banner>}
      <Button id="trying-reserve" off={busy || day === null || store === null} onTap={trying.reserve}>
        {busy ? '正在告诉门店' : words}
      </Button>
    </>
  );
}
