// A member learns what a review made of them: protection with what is missing, kept, one tier lower.
import { Injectable } from '@nestjs/common';
import {
  type Message,
  NotificationsService,
  droppedMessage,
  keptMessage,
  protectedMessage,
} from '@guike/notifications';
import type { JobHandler } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';
import { type DecisionRow, decisionRows } from './tier-decisions';

@Injectable()
export class OnTierReviewed {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programmes: ProgrammeService,
  ) {}

  readonly handle: JobHandler<'tier.reviewed'> = async (tx, { memberId, decisionId }) => {
    const [decision] = await decisionRows(tx, memberId, { id: decisionId, limit: 1 });
    if (!decision) throw new Error('the tier decision of an outbox row is not there');
    const { body } = await this.programmes.version(tx, decision.programmeVersion);
    const message = messageOf(decision, body);
    if (message) await this.notifications.deliver(tx, { ...message, memberId, source: `tier/${decisionId}` });
  };
}

/** Nothing where a floor leaves the tier as it is seen. */
function messageOf({ cause, from, to, day, inputs }: DecisionRow, programme: Programme): Message | null {
  const named = (code: string | null | undefined) => tierNameOf(programme, code ?? to) ?? to;
  const tierName = named(inputs.earned?.from);
  if (cause === 'kept') return keptMessage({ tierName });
  if (cause === 'dropped') return from === to ? null : droppedMessage({ name: named(to), before: named(from) });
  if (cause !== 'protected' || !inputs.protection) return null;
  const { until } = inputs.protection;
  return protectedMessage({ tierName, until, missing: inputs.missing ?? null, today: day });
}
