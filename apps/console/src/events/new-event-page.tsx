// The seasonal calendar as a gallery: one chosen becomes a draft at once, on the next day that suits it.
import { type AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { businessDayOf } from '@guike/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { clock } from '../clock';
import { useMe } from '../session/session';
import { newId } from '../ui/new-id';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { EventDrawing } from './event-drawing';
import { BACK } from './event-words';
import './events.css';
import { type Terms, blankTerms } from './terms';

type Template = AnswerOf<typeof adminEventEndpoints.eventTemplates>['items'][number];

const ZONE = 'Asia/Shanghai';
const AHEAD_MS = 21 * 86_400_000;

export function NewEventPage() {
  const query = useRemote(adminEventEndpoints.eventTemplates, {});
  const creating = useCreating();
  const now = clock.now();
  const [today, day] = [now, new Date(now.getTime() + AHEAD_MS)].map((at) => businessDayOf(at, ZONE));
  return (
    <Page
      title="新建活动"
      back={BACK}
      lead="从一年四季的模板里选一个，马上成为草稿；时间、地点、名额都能再改，开放报名前会员看不到。"
      actions={
        <Button
          data-testid="template-blank"
          loading={creating.isPending}
          onClick={() => creating.start('blank', blankTerms(day ?? '', today ?? ''))}
        >
          从空白开始
        </Button>
      }
    >
      <ProblemLine error={creating.error} />
      {query.data !== undefined ? (
        <ul className="templates" data-testid="templates">
          {query.data.items.map((template) => (
            <TemplateCard key={template.code} template={template} creating={creating} />
          ))}
        </ul>
      ) : query.isError ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      )}
    </Page>
  );
}

type Creating = ReturnType<typeof useCreating>;

/** A draft is made of what was chosen; those of a store make it their store's. */
function useCreating() {
  const navigate = useNavigate();
  const { storeCode } = useMe();
  // One id for each choice: pressed again after a lost answer it is the same event.
  const [ids] = useState(() => new Map<string, string>());
  const { mutate, isPending, error } = useSend(adminEventEndpoints.createEvent, [adminEventEndpoints.events]);
  return {
    isPending,
    error,
    start: (choice: string, terms: Terms) => {
      if (isPending) return;
      const id = ids.get(choice) ?? newId();
      ids.set(choice, id);
      mutate(
        { body: { id, ...terms, store: terms.store ?? storeCode } },
        { onSuccess: () => void navigate(`/events/${id}`, { replace: true }) },
      );
    },
  };
}

function TemplateCard({ template, creating }: { readonly template: Template; readonly creating: Creating }) {
  const { code, name, season, about, terms } = template;
  return (
    <li className="template">
      <EventDrawing code={code} className="template-cover" />
      <p className="template-season">{season}</p>
      <h2>{name}</h2>
      <p className="quiet">{about}</p>
      <Button data-testid={`template-${code}`} loading={creating.isPending} onClick={() => creating.start(code, terms)}>
        用这个<span className="unseen">：{name}</span>
      </Button>
    </li>
  );
}
