// What it is: title, a paragraph, the cover, who receives the guests.
import { adminEventEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { StoreChoice } from '../stores/store-choice';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { CoverField } from './cover-field';
import type { SectionProps } from './section-props';
import { issueOf } from './terms';

export function WhatFields({ terms, issues, onChange }: SectionProps) {
  return (
    <>
      <Field label="名称" error={issueOf(issues, 'title')}>
        <Input
          id="event-title"
          maxLength={40}
          autoComplete="off"
          value={terms.title}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Field>
      <Field label="介绍" hint="像对熟客说话那样写一段，最多 500 字" error={issueOf(issues, 'about')}>
        <Input.TextArea
          id="event-about"
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={500}
          value={terms.about}
          onChange={({ target }) => onChange({ about: target.value.replace(/\s*\n\s*/g, ' ') })}
        />
      </Field>
      <CoverField value={terms.cover} error={issueOf(issues, 'cover')} onChange={(cover) => onChange({ cover })} />
      <HostFields terms={terms} issues={issues} onChange={onChange} />
    </>
  );
}

/** Those of a store hold its own events; the others say whose it is. */
function HostFields({ terms: { store, hostId }, issues, onChange }: SectionProps) {
  const isFree = useMe().storeCode === null;
  const hosts = useRemote(
    adminEventEndpoints.eventHosts,
    { query: store === null ? {} : { store } },
    { keepLast: true },
  );
  const options = (hosts.data?.items ?? []).map(({ id, name, storeName }) => ({
    value: id,
    label: storeName === null || store !== null ? name : `${name} · ${storeName}`,
  }));
  return (
    <div className="field">
      <div className="sentence">
        {isFree && (
          <>
            <span>由</span>
            <StoreChoice
              id="event-store"
              label="哪家门店办"
              value={store ?? ''}
              onChange={(code) => onChange({ store: code === '' ? null : code, hostId: null })}
            />
            <span>办，</span>
          </>
        )}
        <span>主人是</span>
        <Choice
          id="event-host"
          label="主人"
          value={hostId ?? ''}
          options={[{ value: '', label: '暂不写' }, ...options]}
          onChange={(id) => onChange({ hostId: id === '' ? null : id })}
        />
      </div>
      {(issueOf(issues, 'hostId') ?? issueOf(issues, 'store')) !== undefined && (
        <p className="field-error">{issueOf(issues, 'hostId') ?? issueOf(issues, 'store')}</p>
      )}
    </div>
  );
}
