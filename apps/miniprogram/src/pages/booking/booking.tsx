// One booking: when and where, put off or cancelled while that is still possible. `?id=` names it.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { bookingEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { BenefitIcon } from '../../benefits/icon';
import { useWish } from '../../benefits/use-wish';
import type { Booking } from '../../bookings/times';
import { weekdayWords } from '../../bookings/times';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { couponDrawing } from '../../coupons/drawing';
import { useRemote } from '../../remote/use-remote';
import { asNews } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { goChange, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { dayWords } from '../../words/days';
import '../../benefits/benefits.css';
import '../../bookings/bookings.css';

export default function BookedPage() {
  const id = useRouter().params['id'] ?? '';
  return (
    <Page id="booked-page">
      <Personal title="登录后看预约" words="时间和门店都在这里" picture={couponDrawing}>
        <Mine id={id} />
      </Personal>
    </Page>
  );
}

function Mine({ id }: { readonly id: string }) {
  const remote = useRemote(`booking/${id}`, bookingEndpoints.booking, { params: { id } });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={480} round />}>
      {(booking) => <Booked booking={booking} onChanged={remote.reload} />}
    </Shown>
  );
}

interface BookedProps {
  readonly booking: Booking;
  readonly onChanged: () => Promise<void>;
}

function Booked({ booking, onChanged }: BookedProps) {
  const { id, code, name, day, time, until, storeName, note, sentence, canChange } = booking;
  const [isCancelling, setCancelling] = useState(false);
  return (
    <>
      <View className="card" {...asNews}>
        <View className="use-head">
          <BenefitIcon code={code} delivery="booking" className="use-icon" />
          <Text className="title">{name}</Text>
        </View>
        <Text id="booked-when" className="booking-when number">
          {`${dayWords(day, phoneTime())} ${time}`}
        </Text>
        <Text className="line number">{`${weekdayWords(day)}，到 ${until}`}</Text>
        <Text className="line">{storeName}</Text>
        {note !== '' && <Text className="line soft">{note}</Text>}
        <Text id="booked-sentence" className="line soft small number">
          {sentence}
        </Text>
      </View>
      {canChange && (
        <View className="section">
          <Button id="change-booking" kind="quiet" onTap={() => goChange(code, id)}>
            改个时间
          </Button>
          <Button id="cancel-booking" kind="text" onTap={() => setCancelling(true)}>
            取消预约
          </Button>
        </View>
      )}
      <Button id="to-benefits" kind="text" onTap={() => goTab('benefits')}>
        我的权益
      </Button>
      {isCancelling && <Cancelling id={id} onChanged={onChanged} onClose={() => setCancelling(false)} />}
    </>
  );
}

interface CancellingProps {
  readonly id: string;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

function Cancelling({ id, onChanged, onClose }: CancellingProps) {
  const { busy, problem, send } = useWish(onChanged);
  const cancel = (): void =>
    void send(`cancel/${id}`, async () => {
      await call(bookingEndpoints.cancelBooking, { params: { id } });
      await onChanged();
      onClose();
    });
  return (
    <Sheet id="cancelling" title="取消这次预约？" onClose={onClose}>
      <Text className="line soft section">次数还给您，位子留给别的会员。</Text>
      {problem !== null && <Banner id="cancelling-problem">{problem}</Banner>}
      <View className="section">
        <Button id="cancelling-send" off={busy} onTap={cancel}>
          {busy ? '正在取消' : '取消预约'}
        </Button>
        <Button id="cancelling-keep" kind="quiet" onTap={onClose}>
          还是保留
        </Button>
      </View>
    </Sheet>
  );
}
