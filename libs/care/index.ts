// Care: what people who work here do for members.
export { type CareKind, type CareOwner, type CareWish, CareTasksService } from './care-tasks.service';
export { CareModule } from './care.module';
