// Something for the phone's own calendar, in WeChat, which asks the person first.
import Taro from '@tarojs/taro';
import type { CalendarEntry } from './calendar';

const HOURS_BEFORE = 2;
const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);

/** Answers what to tell the person, or null where they see it themselves. Never throws. */
export async function addToCalendar({ title, place, startsAt, endsAt }: CalendarEntry): Promise<string | null> {
  try {
    await Taro.addPhoneCalendar({
      title,
      location: place,
      startTime: seconds(startsAt),
      endTime: String(seconds(endsAt)),
      alarm: true,
      alarmOffset: HOURS_BEFORE * 3_600,
    });
    return '已加入手机日历';
  } catch {
    return '没有加入日历。可在微信设置里允许「日历」后再试';
  }
}
