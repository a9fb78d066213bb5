// For whom it is: everybody, members by tier, store and saved segment, or those who are invited by name.
import { type AnswerOf, segmentEndpoints } from '@guike/contracts/http';
import { Radio, Select } from 'antd';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import type { SectionProps } from './section-props';
import { Wrong } from './parts';
import { type Terms, issueOf } from './terms';
import { useStoreChoices } from './use-store-choices';

const whos = [
  { value: 'everyone', label: '所有人（没入会的也看得到）' },
  { value: 'members', label: '会员' },
  { value: 'invited', label: '只有受邀的会员' },
];

export function WhomFields({ terms: { audience }, issues, onChange }: SectionProps) {
  const choices = useRemote(segmentEndpoints.segmentChoices, {});
  const put = (changed: Partial<typeof audience>) => onChange({ audience: { ...audience, ...changed } });
  if (choices.data === undefined)
    return choices.isError ? (
      <ProblemNote error={choices.error} onRetry={() => void choices.refetch()} />
    ) : (
      <SkeletonLines lines={3} />
    );
  const isNarrowed = audience.who !== 'invited';
  return (
    <>
      <Radio.Group
        aria-label="请谁来"
        value={audience.who}
        options={whos}
        onChange={({ target }) => {
          const who = target.value as typeof audience.who;
          put(who === 'invited' ? { who, tiers: [], stores: [], segmentId: null } : { who });
        }}
      />
      {isNarrowed && <Narrowing audience={audience} choices={choices.data} onChange={put} />}
      <p className="field-hint">
        {isNarrowed ? '几样都要满足；点名邀请的会员不受这些限制。' : '开放报名后，到「邀请」里点名邀请。'}
      </p>
      <Wrong>{issueOf(issues, 'audience')}</Wrong>
    </>
  );
}

interface NarrowingProps {
  readonly audience: Terms['audience'];
  readonly choices: AnswerOf<typeof segmentEndpoints.segmentChoices>;
  readonly onChange: (changed: Partial<Terms['audience']>) => void;
}

function Narrowing({ audience, choices, onChange }: NarrowingProps) {
  const segments = useRemote(segmentEndpoints.segments, { query: { limit: 200 } });
  const stores = useStoreChoices();
  const mayBuild = may(useMe(), segmentEndpoints.createSegment);
  return (
    <div className="sentence">
      <span>限</span>
      <Many
        label="等级"
        placeholder="全部等级"
        value={audience.tiers}
        options={choices.tiers.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(tiers) => onChange({ tiers })}
      />
      {stores.length > 1 && (
        <Many
          label="会员的门店"
          placeholder="全部门店"
          value={audience.stores}
          options={stores}
          onChange={(chosen) => onChange({ stores: chosen })}
        />
      )}
      <Choice
        id="event-segment"
        label="人群"
        value={audience.segmentId ?? ''}
        options={[
          { value: '', label: '不限人群' },
          ...(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => onChange({ segmentId: id === '' ? null : id })}
      />
      {mayBuild && (
        <Link to="/campaigns/segments/new" target="_blank" rel="noreferrer">
          新建人群
        </Link>
      )}
    </div>
  );
}

interface ManyProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string[]) => void;
}

function Many({ label, placeholder, value, options, onChange }: ManyProps) {
  return (
    <Select<string[]>
      aria-label={label}
      mode="multiple"
      value={[...value]}
      options={[...options]}
      placeholder={placeholder}
      virtual={false}
      popupMatchSelectWidth={false}
      style={{ minWidth: 150 }}
      onChange={onChange}
    />
  );
}
