// When a campaign runs, chosen by kind and then said in a sentence.
import { type CampaignSchedule, type FestivalCode, campaignEvents, festivalCodes } from '@guike/contracts/http';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { clock } from '../clock';
import { Choice } from '../ui/choice';
import { eventNames, festivalNames } from './campaign-words';
import { Whole } from './condition-fields';
import { type ScheduleKind, freshSchedule, instantOf, localOf, scheduleKinds } from './terms';

interface ScheduleFieldsProps {
  readonly schedule: CampaignSchedule;
  readonly error: string | undefined;
  readonly onChange: (schedule: CampaignSchedule) => void;
}

export function ScheduleFields({ schedule, error, onChange }: ScheduleFieldsProps) {
  const tomorrow = dayjs(clock.now()).add(1, 'day').format('YYYY-MM-DD');
  return (
    <div className="sentence" data-testid="schedule">
      <Choice
        label="什么时候"
        value={schedule.kind}
        options={Object.entries(scheduleKinds).map(([value, label]) => ({ value, label }))}
        onChange={(kind) => onChange(freshSchedule(kind as ScheduleKind, tomorrow))}
      />
      <Details schedule={schedule} onChange={onChange} />
      {schedule.kind !== 'once' && (
        <Whole
          label="钟点"
          value={schedule.hour}
          least={9}
          most={20}
          suffix="点发"
          onChange={(hour) => onChange({ ...schedule, hour })}
        />
      )}
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}

function Details({ schedule, onChange }: Omit<ScheduleFieldsProps, 'error'>) {
  switch (schedule.kind) {
    case 'once':
      return (
        <DatePicker
          aria-label="日期和时间"
          showTime={{ format: 'HH:mm' }}
          format="YYYY年M月D日 HH:mm"
          allowClear={false}
          value={dayjs(localOf(schedule.at))}
          onChange={(at) => at && onChange({ ...schedule, at: instantOf(at.format('YYYY-MM-DDTHH:mm')) })}
        />
      );
    case 'daily':
      return null;
    case 'monthly':
      return (
        <Whole
          label="几号"
          value={schedule.day}
          least={1}
          most={31}
          suffix="号"
          onChange={(day) => onChange({ ...schedule, day })}
        />
      );
    case 'member_day':
      return <DaysBefore schedule={schedule} onChange={onChange} />;
    case 'festival':
      return (
        <>
          <Select<FestivalCode[]>
            aria-label="节日"
            mode="multiple"
            value={[...schedule.festivals]}
            options={festivalCodes.map((code) => ({ value: code, label: festivalNames[code] }))}
            placeholder="选节日，农历自动推算"
            virtual={false}
            style={{ minWidth: 220 }}
            onChange={(festivals) => onChange({ ...schedule, festivals })}
          />
          <DaysBefore schedule={schedule} onChange={onChange} />
        </>
      );
    case 'event':
      return <AfterEvent schedule={schedule} onChange={onChange} />;
  }
}

type After = Extract<CampaignSchedule, { readonly kind: 'event' }>;

function AfterEvent({
  schedule,
  onChange,
}: {
  readonly schedule: After;
  readonly onChange: (schedule: After) => void;
}) {
  return (
    <>
      <Choice
        label="什么动静"
        value={schedule.event}
        options={campaignEvents.map((event) => ({ value: event, label: eventNames[event] }))}
        onChange={(event) => onChange({ ...schedule, event: event as typeof schedule.event })}
      />
      <Whole
        label="几天后"
        value={schedule.afterDays}
        most={365}
        suffix="天后"
        onChange={(afterDays) => onChange({ ...schedule, afterDays })}
      />
    </>
  );
}

type Before = Extract<CampaignSchedule, { readonly daysBefore: number }>;

function DaysBefore({
  schedule,
  onChange,
}: {
  readonly schedule: Before;
  readonly onChange: (schedule: Before) => void;
}) {
  return (
    <span className="whole">
      提前
      <Whole
        label="提前几天"
        value={schedule.daysBefore}
        most={14}
        suffix="天"
        onChange={(daysBefore) => onChange({ ...schedule, daysBefore })}
      />
    </span>
  );
}
