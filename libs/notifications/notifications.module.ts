// Wires the notifications.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmailSender } from './email-sender.service';
import { GrantsService } from './grants.service';
import { notificationsEntities } from './notifications.entities';
import { NotificationsService } from './notifications.service';
import { PreferencesService } from './preferences.service';
import { SendsService } from './sends.service';
import { SmsSender } from './sms-sender.service';

const services = [NotificationsService, SendsService, GrantsService, PreferencesService, SmsSender, EmailSender];

@Module({
  imports: [TypeOrmModule.forFeature(notificationsEntities)],
  providers: services,
  exports: services,
})
export class NotificationsModule {}
