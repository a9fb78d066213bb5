// The ground: configuration, database, outbox, queues, keys, logs.
export { Audit, type AuditRecord } from './audit';
export { type Config, readConfig } from './config';
export { ownerDataSource } from './data-source';
export { Database, type Tx, rows, sqlState } from './database';
export { DiskStorage } from './disk-storage';
export { newId } from './ids';
export {
  JOB_HANDLERS,
  type JobEnding,
  type JobHandler,
  type JobHandlers,
  type JobMeta,
  JobRunner,
  type LongJob,
} from './job-runner';
export { Keys, sha256 } from './keys';
export { type Logger, createLogger, gatheredLines, withoutRedaction } from './logger';
export { MicroBatch, type Outcome } from './micro-batch';
export { migrate, missingMigrations } from './migrate';
export { type Backlog, type News, Outbox, news } from './outbox';
export { OutboxRelay } from './outbox-relay';
export { CONFIG, LOGGER, PlatformModule } from './platform.module';
export { type EncodedPicture, type PictureFile, encodePicture } from './pictures';
export { statementChannel } from './postgres-driver';
export { type JobQueue, QUEUE, QueueModule, closeQueue, createQueue } from './queue';
export { connectRedis, inTime, redisAnswers } from './redis';
export { currentRequestId, withRequestId } from './request-context';
export { type Claimed, type RepeatableRequest, RequestKeys } from './request-keys';
export { type Cell, type Sheet, workbook } from './spreadsheet';
export { Storage } from './storage';
export { CLOCK, systemClock } from './system-clock';
export { STAFF_TOKEN_SECONDS, type StaffToken, Tokens } from './tokens';
