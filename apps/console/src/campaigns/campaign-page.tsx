// One campaign: what it says, how members will see it, and its runs; head office changes and starts it here.
import { adminCampaignEndpoints, termsOf } from '@guike/contracts/http';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { useLeaving } from '../rewards/use-leaving';
import { may, useMe } from '../session/session';
import { Page } from '../ui/page';
import { ProblemLine, StaleNote } from '../ui/problem';
import { useFieldErrors } from '../ui/use-field-errors';
import { WaitingPage } from '../ui/waiting-page';
import { CampaignActions } from './campaign-actions';
import { CampaignFacts } from './campaign-facts';
import { CampaignFields } from './campaign-fields';
import { Mark } from './campaign-tabs';
import { type Campaign, stateNames } from './campaign-words';
import './campaigns.css';
import { LetterPreview } from './letter-preview';
import { RunsPanel } from './runs-panel';
import { type Terms, isSame, stillWrong } from './terms';

const BACK = { to: '/campaigns', label: '营销' };
const AGAIN_MS = 2_000;

export function CampaignPage() {
  const { id = '' } = useParams();
  const query = useRemote(
    adminCampaignEndpoints.campaign,
    { params: { id } },
    { again: ({ state }) => (state === 'running' ? AGAIN_MS : false) },
  );
  if (query.data === undefined) return <WaitingPage title="活动" back={BACK} query={query} />;
  return (
    <>
      <StaleNote query={query} />
      <Known key={id} campaign={query.data} />
    </>
  );
}

function Known({ campaign }: { readonly campaign: Campaign }) {
  const { name, state } = campaign;
  const mayChange = may(useMe(), adminCampaignEndpoints.changeCampaign) && state !== 'done';
  const [isUnsaved, setUnsaved] = useState(false);
  return (
    <Page
      title={name}
      back={BACK}
      lead={<Mark isOn={state === 'scheduled' || state === 'running'}>{stateNames[state]}</Mark>}
      actions={<CampaignActions campaign={campaign} isUnsaved={isUnsaved} />}
    >
      {campaign.runs > 0 && <RunsPanel campaign={campaign} />}
      {mayChange ? (
        <CampaignEditor campaign={campaign} onUnsaved={setUnsaved} />
      ) : (
        <div className="campaign-grid">
          <CampaignFacts campaign={campaign} />
          <div className="campaign-side">
            <LetterPreview terms={termsOf(campaign)} />
          </div>
        </div>
      )}
    </Page>
  );
}

interface CampaignEditorProps {
  readonly campaign: Campaign;
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

/** What is typed stands until it is saved; the version it started from goes with it, so that nobody is overwritten unseen. */
function CampaignEditor({ campaign, onUnsaved }: CampaignEditorProps) {
  const [base, setBase] = useState(campaign);
  const [terms, setTerms] = useState(() => termsOf(campaign));
  const [sent, setSent] = useState<Terms | null>(null);
  const sending = useSend(adminCampaignEndpoints.changeCampaign, [
    adminCampaignEndpoints.campaigns,
    adminCampaignEndpoints.campaign,
  ]);
  const { errors, rest, check } = useFieldErrors(adminCampaignEndpoints.changeCampaign, sending.error);
  const isChanged = !isSame(terms, termsOf(base));
  useLeaving(isChanged);
  const set = (next: typeof terms) => {
    setTerms(next);
    onUnsaved(!isSame(next, termsOf(base)));
  };
  // Starting or resting it counts up the version, too; what is said is the same.
  const version = isSame(termsOf(base), termsOf(campaign)) ? campaign.version : base.version;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { version, ...terms };
    setSent(terms);
    if (sending.isPending || !check(body)) return;
    sending.mutate(
      { params: { id: campaign.id }, body },
      {
        onSuccess: (now) => {
          setBase(now);
          setTerms(termsOf(now));
          onUnsaved(false);
        },
      },
    );
  };
  return (
    <form className="campaign-grid" noValidate onSubmit={submit} data-testid="campaign-form">
      <CampaignFields terms={terms} errors={stillWrong(errors, terms, sent)} onChange={set} />
      <div className="campaign-side">
        <LetterPreview terms={terms} />
        <ProblemLine error={rest} />
        <div className="campaign-save">
          <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={!isChanged} data-testid="save">
            保存
          </Button>
          <span className="quiet" role="status" data-testid="saved">
            {isChanged ? '有修改还没保存' : sending.isSuccess ? '已保存' : ''}
          </span>
        </div>
      </div>
    </form>
  );
}
