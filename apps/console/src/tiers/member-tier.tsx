// 等级 on a member's page: what is held and what may change it, every decision so far, and why on any past day.
import { adminTierEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { dayText, timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { AskOverride } from './ask-override';
import { EndOverride } from './end-override';
import type { MemberTierView } from './member-tier-view';
import { OverrideDecision } from './overrides-page';
import { PayFee } from './pay-fee';
import { TierHistory } from './tier-history';
import { TierOnDay } from './tier-on-day';
import './tiers.css';

type Act = 'floor' | 'pause' | 'fee';

export function MemberTier({ memberId }: { readonly memberId: string }) {
  const tier = useRemote(adminTierEndpoints.memberTier, { params: { id: memberId } });
  if (tier.data === undefined)
    return tier.isError ? (
      <ProblemNote error={tier.error} onRetry={() => void tier.refetch()} />
    ) : (
      <Panel>
        <SkeletonLines lines={6} />
      </Panel>
    );
  return (
    <div className="tier-tab" data-testid="member-tier">
      <Held memberId={memberId} tier={tier.data} />
      <TierOnDay memberId={memberId} today={tier.data.today} />
      <TierHistory memberId={memberId} />
    </div>
  );
}

function Held({ memberId, tier }: { readonly memberId: string; readonly tier: MemberTierView }) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <Panel title="现在" aside={<Acts tier={tier} onAct={setAct} />} testId="tier-held">
      <p>
        <strong>{tier.tierName}会员</strong>，{timeText(tier.since)}起
        {tier.earnedName !== tier.tierName && `；自己达到的是${tier.earnedName}`}
      </p>
      <ul className="notes">
        {notesOf(tier).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Open tier={tier} />
      {(act === 'floor' || act === 'pause') && (
        <AskOverride memberId={memberId} kind={act} tier={tier} onClose={close} />
      )}
      {act === 'fee' && <PayFee memberId={memberId} tier={tier} onClose={close} />}
    </Panel>
  );
}

function notesOf({ floor, protection, pausedUntil, paid }: MemberTierView): string[] {
  return [
    ...(floor === null ? [] : [`手工定为${floor.tierName}，到${dayText(floor.until)}`]),
    ...(protection === null
      ? []
      : [`保级期到${dayText(protection.until)}${protection.missing === null ? '' : `，${protection.missing}`}`]),
    ...(pausedUntil === null ? [] : [`评估暂停到${dayText(pausedUntil)}`]),
    ...(paid === null ? [] : [`${paid.name}，到${dayText(paid.until)}`]),
  ];
}

function Acts({ tier, onAct }: { readonly tier: MemberTierView; readonly onAct: (act: Act) => void }) {
  const me = useMe();
  const waits = (kind: 'floor' | 'pause') => tier.open.some((each) => each.kind === kind && each.state === 'asked');
  const mayAsk = may(me, adminTierEndpoints.askOverride);
  return (
    <span className="tier-acts">
      {mayAsk && !waits('floor') && (
        <Button size="small" data-testid="ask-floor" onClick={() => onAct('floor')}>
          手工定级
        </Button>
      )}
      {mayAsk && !waits('pause') && (
        <Button size="small" data-testid="ask-pause" onClick={() => onAct('pause')}>
          暂停评估
        </Button>
      )}
      {tier.fees.length > 0 && may(me, adminTierEndpoints.payFee) && (
        <Button size="small" data-testid="pay-fee" onClick={() => onAct('fee')}>
          登记会员费
        </Button>
      )}
    </span>
  );
}

/** What waits, and what is in force and can be ended. */
function Open({ tier: { open } }: { readonly tier: MemberTierView }) {
  const me = useMe();
  const [ending, setEnding] = useState<MemberTierView['open'][number] | null>(null);
  if (open.length === 0) return null;
  return (
    <ul className="tier-events">
      {open.map((each) => (
        <li key={each.id} data-testid={`open-${each.kind}`}>
          <span className="quiet">{each.state === 'asked' ? '等待审批' : '已生效'}</span>
          <div>
            <p className="tier-event-title">{each.what}</p>
            <p className="quiet">
              {each.reason} · {each.askedBy}提出{each.decidedBy !== null && `，${each.decidedBy}批准`}
            </p>
            <div className="tier-acts">
              {each.state === 'asked' && <OverrideDecision row={each} />}
              {may(me, adminTierEndpoints.withdrawOverride) && (
                <Button size="small" type="link" data-testid={`end-${each.kind}`} onClick={() => setEnding(each)}>
                  {each.state === 'asked' ? '撤回申请' : '提前结束'}
                </Button>
              )}
            </div>
          </div>
        </li>
      ))}
      {ending !== null && <EndOverride override={ending} onClose={() => setEnding(null)} />}
    </ul>
  );
}
