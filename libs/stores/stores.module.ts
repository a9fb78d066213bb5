// Hands the stores to whoever imports it.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Counter, Staff, Store, Till, TillKeyRow } from './stores.entities';
import { StoresService } from './stores.service';

@Module({
  imports: [TypeOrmModule.forFeature([Store, Counter, Staff, Till, TillKeyRow])],
  providers: [StoresService],
  exports: [StoresService],
})
export class StoresModule {}
