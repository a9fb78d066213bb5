// What is written of an event: changed by who may, read by the others.
import { adminEventEndpoints } from '@guike/contracts/http';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../api/call';
import { useRemote } from '../api/remote';
import { Page } from '../ui/page';
import { ProblemLine } from '../ui/problem';
import { WaitingPage } from '../ui/waiting-page';
import { Editor } from './editor';
import { EventActions } from './event-actions';
import { EventFacts } from './event-facts';
import { EventLead, EventWays } from './event-frame';
import { BACK, type ShopEvent } from './event-words';
import './events.css';
import { type Keeping, useKeeping } from './use-keeping';

export function EventPage() {
  const { id = '' } = useParams();
  const query = useRemote(adminEventEndpoints.event, { params: { id } });
  if (query.data === undefined) return <WaitingPage title={BACK.label} back={BACK} query={query} />;
  const event = query.data;
  return event.mayChange && isWritten(event.state) ? <Writing key={id} event={event} /> : <Reading event={event} />;
}

/** What was held is read, and no longer written. */
const isWritten = (state: ShopEvent['state']): boolean => state === 'draft' || state === 'open' || state === 'closed';

function Reading({ event }: { readonly event: ShopEvent }) {
  return (
    <Page title={event.title} back={BACK} lead={<EventLead event={event} />} actions={<EventActions event={event} />}>
      <EventWays event={event} />
      <EventFacts event={event} />
    </Page>
  );
}

function Writing({ event }: { readonly event: ShopEvent }) {
  const keeping = useKeeping(event);
  return (
    <Page
      title={keeping.terms.title === '' ? '未命名' : keeping.terms.title}
      back={BACK}
      lead={<EventLead event={event} />}
      actions={<EventActions event={event} isUnsaved={keeping.isUnsaved} onDone={keeping.restart} />}
    >
      <EventWays event={event} />
      <Editor event={event} keeping={keeping} />
      {keeping.isBeaten && <Beaten event={event} keeping={keeping} />}
    </Page>
  );
}

/** Nobody's change is overwritten unseen; and nobody's is lost without a word. */
function Beaten({ event, keeping }: { readonly event: ShopEvent; readonly keeping: Keeping }) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const decide = (how: () => Promise<void>) => () => {
    setBusy(true);
    setError(null);
    how()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title="刚刚有人改过这场活动"
      closable={false}
      footer={[
        <Button key="mine" disabled={isBusy} data-testid="keep-mine" onClick={decide(keeping.overwrite)}>
          保存我的，盖掉对方的
        </Button>,
        <Button
          key="theirs"
          type="primary"
          disabled={isBusy}
          data-testid="take-theirs"
          onClick={decide(async () =>
            keeping.restart(await call(adminEventEndpoints.event, { params: { id: event.id } })),
          )}
        >
          看最新的
        </Button>,
      ]}
    >
      <div data-testid="conflict">
        <p>您最后的修改没有保存。看最新的，您没存的这几处会丢；保存您的，对方刚才改的会被盖掉。</p>
        <ProblemLine error={error} />
      </div>
    </Modal>
  );
}
