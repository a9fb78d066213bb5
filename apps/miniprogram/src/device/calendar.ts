// Something for the calendar, in a browser: the calendar file is downloaded.
import { openFile } from './open-file';

export interface CalendarEntry {
  readonly title: string;
  readonly place: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Where the calendar file lies. */
  readonly file: string;
}

/** Answers what to tell the person, or null where they see it themselves. Never throws. */
export async function addToCalendar({ file }: CalendarEntry): Promise<string | null> {
  return (await openFile(file)) ? '日历文件已下载，打开即可加入日历' : '没有下载成功，请再试一次';
}
