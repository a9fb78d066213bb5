// When and where: the day with its end and its deadline, the place with its point on the map.
import { Input, InputNumber } from 'antd';
import { Field } from '../ui/field';
import type { SectionProps } from './section-props';
import { Moment, Wrong } from './parts';
import { issueOf, movedTo } from './terms';

export function WhenFields({ terms, issues, onChange }: SectionProps) {
  const { startsAt, endsAt, replyBy, visibleFrom } = terms;
  const field = (name: 'endsAt' | 'replyBy' | 'visibleFrom') => (instant: string) => onChange({ [name]: instant });
  return (
    <>
      <div className="sentence">
        <Moment id="event-starts" label="开始" value={startsAt} onChange={(at) => onChange(movedTo(terms, at))} />
        <Moment id="event-ends" label="结束" value={endsAt} onChange={field('endsAt')} />
      </div>
      <Wrong>{issueOf(issues, 'startsAt') ?? issueOf(issues, 'endsAt')}</Wrong>
      <div className="sentence">
        <Moment id="event-visible" label="会员从" value={visibleFrom} onChange={field('visibleFrom')} />
        <span>起看得到，</span>
        <Moment id="event-reply" label="请在" value={replyBy} onChange={field('replyBy')} />
        <span>前回复</span>
      </div>
      <p className="field-hint">改开始时间，结束和回复截止会一起挪。</p>
      <Wrong>{issueOf(issues, 'replyBy') ?? issueOf(issues, 'visibleFrom')}</Wrong>
    </>
  );
}

export function PlaceFields({ terms: { place }, issues, onChange }: SectionProps) {
  const put = (changed: Partial<typeof place>) => onChange({ place: { ...place, ...changed } });
  const degrees = (label: string, field: 'latitude' | 'longitude', most: number) => (
    <InputNumber<number>
      aria-label={label}
      placeholder={label}
      value={place[field]}
      min={-most}
      max={most}
      step={0.0001}
      controls={false}
      style={{ width: 128 }}
      onChange={(value) => put({ [field]: value })}
    />
  );
  return (
    <>
      <Field label="地点" hint="会员读到的，比如 新天地店二楼 · 茶室" error={issueOf(issues, 'place.name')}>
        <Input
          id="event-place"
          maxLength={200}
          value={place.name}
          onChange={({ target }) => put({ name: target.value })}
        />
      </Field>
      <Field label="地址" hint="可不填；店外的请写全" error={issueOf(issues, 'place.address')}>
        <Input
          id="event-address"
          maxLength={200}
          value={place.address}
          onChange={({ target }) => put({ address: target.value })}
        />
      </Field>
      <div className="sentence">
        <span>地图上的点</span>
        {degrees('纬度', 'latitude', 90)}
        {degrees('经度', 'longitude', 180)}
        <span className="quiet">可不填；在腾讯地图上取</span>
      </div>
      <Wrong>{issueOf(issues, 'place.latitude') ?? issueOf(issues, 'place.longitude')}</Wrong>
    </>
  );
}
