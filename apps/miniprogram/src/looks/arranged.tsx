// One wish to try on: when, where, what hangs there.
import { Text, View } from '@tarojs/components';
import { weekdayWords } from '../bookings/times';
import { phoneTime } from '../clock';
import { dayWords } from '../words/days';
import type { Reservation } from './answers';

export function Arranged({ reservation }: { readonly reservation: Reservation }) {
  const { id, day, things, sentence, note } = reservation;
  return (
    <View id={`arranged-${id}`} className="arranged">
      <Text className="line arranged-day serif number">{`${dayWords(day, phoneTime())} ${weekdayWords(day)}`}</Text>
      <Text className="line">{sentence}</Text>
      {things !== '' && <Text className="line soft small">{things}</Text>}
      {note !== '' && <Text className="line soft small">{`您说：${note}`}</Text>}
    </View>
  );
}
