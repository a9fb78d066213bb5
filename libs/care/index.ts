// Care: what people who work here do for members.
export { type CareOutcome, type CareOwner, careOutcomes, careOwners } from './care-rules';
export { type CareKey, type CareKind, type CareTask, type CareWish, CareTasksService } from './care-tasks.service';
export { CareModule } from './care.module';
