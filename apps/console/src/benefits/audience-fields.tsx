// For whom a surprise is: one member, or those of a saved segment. Those of a store give to one.
import { type BodyOf, type adminBenefitEndpoints, segmentEndpoints } from '@guike/contracts/http';
import { Radio } from 'antd';
import { useState } from 'react';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { MemberFinder } from './member-finder';

export type Audience = BodyOf<typeof adminBenefitEndpoints.grant>['audience'];

const EVERYBODY = 'all';
const everybody: Audience = { kind: 'segment', rule: { all: [] } };

interface AudienceFieldsProps {
  readonly audience: Audience | null;
  readonly error: string | undefined;
  readonly onChange: (audience: Audience | null) => void;
}

export function AudienceFields({ audience, error, onChange }: AudienceFieldsProps) {
  const mayChooseMany = useMe().storeCode === null;
  const [to, setTo] = useState<'member' | 'segment'>('member');
  const choose = (chosen: typeof to) => {
    setTo(chosen);
    onChange(chosen === 'member' ? null : everybody);
  };
  return (
    <>
      {mayChooseMany && (
        <Radio.Group value={to} onChange={({ target }) => choose(target.value as typeof to)}>
          <Radio value="member">一位会员</Radio>
          <Radio value="segment">一群会员</Radio>
        </Radio.Group>
      )}
      {to === 'member' ? (
        <MemberFinder
          chosen={audience?.kind === 'member' ? audience.memberId : null}
          error={error}
          onChoose={(memberId) => onChange(memberId === null ? null : { kind: 'member', memberId })}
        />
      ) : (
        <SegmentChoice onChange={onChange} />
      )}
    </>
  );
}

function SegmentChoice({ onChange }: Pick<AudienceFieldsProps, 'onChange'>) {
  const [chosen, setChosen] = useState(EVERYBODY);
  const saved = useRemote(segmentEndpoints.segments, { query: { limit: 100 } }).data?.items ?? [];
  const choose = (id: string) => {
    setChosen(id);
    const segment = saved.find((each) => each.id === id);
    onChange(segment ? { kind: 'segment', rule: segment.rule } : everybody);
  };
  return (
    <Field label="哪些会员" hint="人群在「营销」里保存">
      <Choice
        id="grant-segment"
        value={chosen}
        options={[
          { value: EVERYBODY, label: '全体会员' },
          ...saved.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={choose}
      />
    </Field>
  );
}
