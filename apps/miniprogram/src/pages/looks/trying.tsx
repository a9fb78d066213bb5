// 想试的: what hangs ready for me on which day, and calling it off.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { lookReservationEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { useWish } from '../../benefits/use-wish';
import { Personal } from '../../consent/personal';
import type { Reservation } from '../../looks/answers';
import { Arranged } from '../../looks/arranged';
import { hangerPicture } from '../../looks/hanger';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { goLook, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../looks/looks.css';
import './look.css';

export default function TryingPage() {
  return (
    <Page id="trying-page">
      <Personal title="登录后看想试的" words="约好的衣服，门店会先为您挂好" picture={hangerPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('look-reservations', lookReservationEndpoints.reservations, {});
  const { busy, problem, send } = useWish(remote.reload);
  const [leaving, setLeaving] = useState<Reservation | null>(null);
  usePull(remote.reload);
  const cancel = ({ id }: Reservation): void =>
    void send(`trying-on/${id}/cancel`, async () => {
      await call(lookReservationEndpoints.cancelReservation, { params: { id } });
      await remote.reload();
    }).then(() => setLeaving(null));
  return (
    <Shown remote={remote} bones={<Bones height={260} round />}>
      {({ reservations }) => (
        <>
          {problem !== null && <Banner id="trying-problem">{problem}</Banner>}
          {reservations.map((each) => (
            <Card key={each.id}>
              <Arranged reservation={each} />
              <View className="trying-ways">
                <Button id={`trying-${each.id}-look`} kind="text" onTap={() => goLook(each.lookId)}>
                  看这身
                </Button>
                {each.canCancel && (
                  <Button id={`trying-${each.id}-cancel`} kind="text" off={busy} onTap={() => setLeaving(each)}>
                    不去了
                  </Button>
                )}
              </View>
            </Card>
          ))}
          {reservations.length === 0 && (
            <Blank
              id="no-reservations"
              title="还没有约试穿"
              picture={hangerPicture}
              action={{ words: '看看穿搭', onTap: () => goTab('looks') }}
            >
              看到喜欢的一身，点「想试这身」，门店会先为您挂好
            </Blank>
          )}
          {leaving !== null && (
            <Sheet id="leaving-sheet" title="这次不去了？" onClose={() => setLeaving(null)}>
              <Text className="line soft sheet-words">门店会把衣服收起来，想试随时可以再约。</Text>
              <Button id="leaving-confirm" off={busy} onTap={() => cancel(leaving)}>
                告诉门店
              </Button>
              <Button id="leaving-keep" kind="quiet" onTap={() => setLeaving(null)}>
                还是去
              </Button>
            </Sheet>
          )}
        </>
      )}
    </Shown>
  );
}
