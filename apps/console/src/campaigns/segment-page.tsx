// A segment: built or changed beside how many it holds today.
import { type AnswerOf, segmentEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { useFieldErrors } from '../ui/use-field-errors';
import { AudiencePanel } from './audience-panel';
import './campaigns.css';
import { RuleBuilder } from './rule-builder';
import { everybody, isComplete } from './rule';

type Segment = AnswerOf<typeof segmentEndpoints.segment>;

const BACK = { to: '/campaigns/segments', label: '人群' };

export function NewSegmentPage() {
  const [id] = useState(newId);
  const navigate = useNavigate();
  const sending = useSend(segmentEndpoints.createSegment, [segmentEndpoints.segments]);
  const { errors, rest, check } = useFieldErrors(segmentEndpoints.createSegment, sending.error);
  return (
    <Page title="新建人群" back={BACK}>
      <SegmentForm
        start={{ name: '', rule: everybody }}
        errors={errors}
        rest={rest}
        isSending={sending.isPending}
        onSend={(typed) => {
          const body = { id, ...typed };
          if (check(body)) sending.mutate({ body }, { onSuccess: () => void navigate(BACK.to) });
        }}
      />
    </Page>
  );
}

export function SegmentPage() {
  const { id = '' } = useParams();
  const query = useRemote(segmentEndpoints.segment, { params: { id } });
  if (query.data !== undefined) return <Known key={`${id}/${query.data.version}`} segment={query.data} />;
  return (
    <Page title="人群" back={BACK}>
      {query.isError ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel>
          <SkeletonLines lines={6} />
        </Panel>
      )}
    </Page>
  );
}

function Known({ segment }: { readonly segment: Segment }) {
  const { id, name, rule, version, archived, words } = segment;
  const mayChange = may(useMe(), segmentEndpoints.changeSegment);
  const navigate = useNavigate();
  const sending = useSend(segmentEndpoints.changeSegment, [segmentEndpoints.segments, segmentEndpoints.segment]);
  const { errors, rest, check } = useFieldErrors(segmentEndpoints.changeSegment, sending.error);
  const send = (changed: Partial<Pick<Segment, 'name' | 'rule' | 'archived'>>) => {
    const body = { version, name, rule, archived, ...changed };
    if (check(body)) sending.mutate({ params: { id }, body }, { onSuccess: () => void navigate(BACK.to) });
  };
  if (!mayChange)
    return (
      <Page title={name} back={BACK} lead={words}>
        <AudiencePanel rule={rule} />
      </Page>
    );
  return (
    <Page
      title={name}
      back={BACK}
      lead="改了以后，已经套用过的活动不会跟着变。"
      actions={
        <Button loading={sending.isPending} data-testid="archive" onClick={() => send({ archived: !archived })}>
          {archived ? '放回在用的' : '收起来'}
        </Button>
      }
    >
      <SegmentForm start={{ name, rule }} errors={errors} rest={rest} isSending={sending.isPending} onSend={send} />
    </Page>
  );
}

interface SegmentFormProps {
  readonly start: Pick<Segment, 'name' | 'rule'>;
  readonly errors: Readonly<Record<string, string>>;
  readonly rest: unknown;
  readonly isSending: boolean;
  readonly onSend: (typed: Pick<Segment, 'name' | 'rule'>) => void;
}

function SegmentForm({ start, errors, rest, isSending, onSend }: SegmentFormProps) {
  const [name, setName] = useState(start.name);
  const [rule, setRule] = useState(start.rule);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSending && isComplete(rule)) onSend({ name, rule });
  };
  return (
    <form className="campaign-grid" noValidate onSubmit={submit} data-testid="segment-form">
      <div className="campaign-parts">
        <Panel>
          <Field label="名称" error={errors['name']}>
            <Input
              id="segment-name"
              maxLength={30}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </Field>
        </Panel>
        <Panel title="条件">
          <RuleBuilder rule={rule} onChange={setRule} />
          {errors['rule'] !== undefined && <p className="field-error">{errors['rule']}</p>}
        </Panel>
      </div>
      <div className="campaign-side">
        <AudiencePanel rule={rule} />
        <ProblemLine error={rest} />
        <Button type="primary" htmlType="submit" loading={isSending} disabled={!isComplete(rule)} data-testid="save">
          保存
        </Button>
      </div>
    </form>
  );
}
