// When a campaign runs, as people say it: 每月 7 日 10 点. Pure.
import type { CampaignSchedule } from '@guike/contracts/http';
import { businessDayOf } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import { festivalName } from './festivals';
import { type ScheduleRules, memberDays } from './schedule';

const ahead = (days: number): string => (days === 0 ? '当天' : `前 ${days} 天`);
const events = { joined: '入会', purchase: '消费', anniversary: '入会周年' } as const;

/** `now` decides whether a year is named. */
export function scheduleInWords(schedule: CampaignSchedule, rules: ScheduleRules, now: Date): string {
  switch (schedule.kind) {
    case 'once':
      return onceInWords(new Date(schedule.at), rules.timeZone, now);
    case 'daily':
      return `每天 ${schedule.hour} 点`;
    case 'monthly':
      return `每月 ${schedule.day} 日 ${schedule.hour} 点`;
    case 'member_day': {
      const days = memberDays(rules);
      const which = days.length === 0 ? '会员日' : `每月 ${days.join('、')} 日会员日`;
      return `${which}${ahead(schedule.daysBefore)} ${schedule.hour} 点`;
    }
    case 'festival':
      return `${schedule.festivals.map(festivalName).join('、')}${ahead(schedule.daysBefore)} ${schedule.hour} 点`;
    case 'event': {
      const { event, afterDays, hour } = schedule;
      return `${events[event]}${afterDays === 0 ? '当天' : ` ${afterDays} 天后`} ${hour} 点`;
    }
  }
}

function onceInWords(at: Date, timeZone: string, now: Date): string {
  const day = dayInWords(businessDayOf(at, timeZone), businessDayOf(now, timeZone));
  const time = new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false });
  return `${day} ${time.format(at)}，一次`;
}
