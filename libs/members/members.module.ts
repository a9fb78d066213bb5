// Wires the members.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { membersEntities } from './members.entities';
import { MembersService } from './members.service';

@Module({
  imports: [TypeOrmModule.forFeature(membersEntities)],
  providers: [MembersService],
  exports: [MembersService],
})
export class MembersModule {}
