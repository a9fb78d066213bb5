// 预约: a store, a day, a time. `?code=` names the benefit; with `&id=` a booking of it is put off instead.
import { Input, Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { BenefitIcon } from '../../benefits/icon';
import { ChooseTime } from '../../bookings/choose-time';
import type { Times } from '../../bookings/times';
import { useBookingWish } from '../../bookings/use-booking-wish';
import { Personal } from '../../consent/personal';
import { couponDrawing } from '../../coupons/drawing';
import { asTick } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../benefits/benefits.css';
import '../../bookings/bookings.css';

export default function BookingPage() {
  const { code = '', id } = useRouter().params;
  return (
    <Personal title="登录后预约" words="选好门店和时间，到店就为您做" picture={couponDrawing}>
      <Mine code={code} bookingId={id ?? null} />
    </Personal>
  );
}

interface MineProps {
  readonly code: string;
  /** Of the booking that is put off. */
  readonly bookingId: string | null;
}

function Mine({ code, bookingId }: MineProps) {
  const booking = useBookingWish(code, bookingId);
  const { remote, day, minute, time, busy, problem } = booking;
  usePull(remote.reload);
  const words = time === null ? '请选时间' : `${bookingId === null ? '约' : '改到'} ${time}`;
  const foot = remote.data !== null && remote.data.store !== null && (
    <>
      {problem !== null && <Banner id="booking-problem">{problem}</Banner>}
      <Button id="book" off={busy || time === null} onTap={booking.book}>
        {busy ? '正在为您留位' : words}
      </Button>
    </>
  );
  return (
    <Page id="booking-page" foot={foot === false ? null : foot}>
      <Shown remote={remote} bones={<Shape />}>
        {(times) => (
          <>
            <Head times={times} />
            {times.store === null ? (
              <NoTimes sentence={times.sentence} />
            ) : (
              <>
                {bookingId === null && <Stores times={times} onChoose={booking.chooseStore} />}
                <ChooseTime
                  days={times.days}
                  day={day}
                  minute={minute}
                  onDay={booking.chooseDay}
                  onMinute={booking.chooseMinute}
                />
                {bookingId === null && <Note value={booking.note} onChange={booking.setNote} />}
                <Text className="line soft small section">{times.sentence ?? ''}</Text>
              </>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function NoTimes({ sentence }: { readonly sentence: string | null }) {
  return (
    <Blank
      id="no-times"
      title="还没有开放预约"
      picture={couponDrawing}
      action={{ words: '出示会员码', onTap: () => go('code') }}
    >
      {sentence ?? ''}
    </Blank>
  );
}

function Head({ times: { code, name, how } }: { readonly times: Times }) {
  return (
    <View className="use-head">
      <BenefitIcon code={code} delivery="booking" className="use-icon" />
      <View className="row-text">
        <Text id="booking-name" className="title">
          {name}
        </Text>
        <Text className="line soft small">{how}</Text>
      </View>
    </View>
  );
}

function Stores({
  times: { stores, store },
  onChoose,
}: {
  readonly times: Times;
  readonly onChoose: (code: string) => void;
}) {
  if (stores.length < 2) return <Text className="line soft section">{stores[0]?.name ?? ''}</Text>;
  return (
    <View className="booking-stores">
      {stores.map(({ code, name }) => (
        <View
          key={code}
          id={`store-${code}`}
          className={classes('booking-store', code === store && 'booking-store-on')}
          onClick={() => onChoose(code)}
          {...asTick(name, code === store)}
        >
          <Text>{name}</Text>
        </View>
      ))}
    </View>
  );
}

function Note({ value, onChange }: { readonly value: string; readonly onChange: (note: string) => void }) {
  return (
    <Section title="想对门店说的话">
      <Input
        id="booking-note"
        className="booking-note"
        maxlength={60}
        placeholder="可以不填，比如想要的款式"
        value={value}
        onInput={({ detail }) => onChange(detail.value)}
      />
    </Section>
  );
}

function Shape() {
  return (
    <>
      <Bones height={120} round />
      <Bones height={160} round />
      <Bones height={320} round />
    </>
  );
}
