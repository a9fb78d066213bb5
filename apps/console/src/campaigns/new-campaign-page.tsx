// A new campaign: written beside what members will see, kept as a draft until it is started.
import { adminCampaignEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../api/remote';
import { useLeaving } from '../rewards/use-leaving';
import { newId } from '../ui/new-id';
import { Page } from '../ui/page';
import { ProblemLine } from '../ui/problem';
import { useFieldErrors } from '../ui/use-field-errors';
import { CampaignFields } from './campaign-fields';
import './campaigns.css';
import { LetterPreview } from './letter-preview';
import { type Terms, isSame, noTerms, stillWrong } from './terms';

const BACK = { to: '/campaigns', label: '营销' };

export function NewCampaignPage() {
  const [terms, setTerms] = useState(noTerms);
  const [sent, setSent] = useState<Terms | null>(null);
  const [id] = useState(newId);
  const navigate = useNavigate();
  const sending = useSend(adminCampaignEndpoints.createCampaign, [adminCampaignEndpoints.campaigns]);
  const { errors, rest, check } = useFieldErrors(adminCampaignEndpoints.createCampaign, sending.error);
  useLeaving(!isSame(terms, noTerms) && !sending.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { id, ...terms };
    setSent(terms);
    if (sending.isPending || !check(body)) return;
    sending.mutate({ body }, { onSuccess: () => void navigate(`/campaigns/${id}`, { replace: true }) });
  };
  return (
    <Page title="新建活动" back={BACK} lead="先存成草稿，不会发给任何人；试发给自己看过再开启。">
      <form className="campaign-grid" noValidate onSubmit={submit} data-testid="campaign-form">
        <CampaignFields terms={terms} errors={stillWrong(errors, terms, sent)} onChange={setTerms} />
        <div className="campaign-side">
          <LetterPreview terms={terms} />
          <ProblemLine error={rest} />
          <Button type="primary" htmlType="submit" loading={sending.isPending} data-testid="save">
            存成草稿
          </Button>
        </div>
      </form>
    </Page>
  );
}
