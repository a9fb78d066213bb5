// Care: what people who work here do for members.
export { type CareOutcome, type CareOwner } from './care-rules';
export { type CareTask, type CareWish, CareTasksService } from './care-tasks.service';
export { CareModule } from './care.module';
