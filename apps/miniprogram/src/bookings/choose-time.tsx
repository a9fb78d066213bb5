// The days ahead in a row, and the times of the day that is looked at with the places left.
import { ScrollView, Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { asTick } from '../ui/aria';
import { classes } from '../ui/classes';
import { Section } from '../ui/section';
import { dayWords } from '../words/days';
import { type DayOfTimes, weekdayWords } from './times';

interface ChooseTimeProps {
  readonly days: readonly DayOfTimes[];
  readonly day: string | null;
  readonly minute: number | null;
  readonly onDay: (day: string) => void;
  readonly onMinute: (minute: number) => void;
}

export function ChooseTime({ days, day, minute, onDay, onMinute }: ChooseTimeProps) {
  const shown = days.find((each) => each.day === day);
  return (
    <>
      <Section title="哪一天">
        <ScrollView scrollX className="days" id="booking-days">
          {days.map((each) => (
            <Day key={each.day} day={each} chosen={each.day === day} onChoose={onDay} />
          ))}
        </ScrollView>
      </Section>
      <Section title="几点">
        {shown === undefined || shown.slots.length === 0 ? (
          <Text className="line soft">这一天不开放预约，换一天看看</Text>
        ) : (
          <View className="times" id="booking-times">
            {shown.slots.map(({ fromMinute, time, left }) => (
              <View
                key={fromMinute}
                id={`time-${fromMinute}`}
                className={classes('time', 'number', fromMinute === minute && 'time-on', left === 0 && 'time-full')}
                onClick={() => (left > 0 ? onMinute(fromMinute) : undefined)}
                {...asTick(left === 0 ? `${time} 已约满` : time, fromMinute === minute)}
              >
                <Text>{time}</Text>
                <Text className="soft small">{left === 0 ? '已约满' : `还有 ${left} 位`}</Text>
              </View>
            ))}
          </View>
        )}
      </Section>
    </>
  );
}

interface DayProps {
  readonly day: DayOfTimes;
  readonly chosen: boolean;
  readonly onChoose: (day: string) => void;
}

function Day({ day: { day, free, slots }, chosen, onChoose }: DayProps) {
  const words = dayWords(day, phoneTime());
  return (
    <View
      id={`day-${day}`}
      className={classes('day', chosen && 'day-on', !chosen && free === 0 && 'day-full')}
      onClick={() => onChoose(day)}
      {...asTick(`${words} ${weekdayWords(day)}`, chosen)}
    >
      <Text className="soft small">{weekdayWords(day)}</Text>
      <Text className="day-number number">{Number(day.slice(8))}</Text>
      <Text className="soft small">
        {slots.length === 0 ? '不开放' : free === 0 ? '约满' : `${Number(day.slice(5, 7))}月`}
      </Text>
    </View>
  );
}
